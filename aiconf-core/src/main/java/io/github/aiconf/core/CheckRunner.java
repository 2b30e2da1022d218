package io.github.aiconf.core;

import io.github.aiconf.api.Depth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs checks: depth after depth, some at a time, each with its own budget. A check that does not
 * end in time is interrupted, and gives way even if it does not listen.
 */
final class CheckRunner {

  private final int parallelism;
  private final Duration budget;
  private final ContainedListener listener;

  CheckRunner(int parallelism, Duration budget, ContainedListener listener) {
    this.parallelism = parallelism;
    this.budget = budget;
    this.listener = listener;
  }

  /** The results in the order of the runs. */
  List<CheckResult> run(List<CheckRun> runs) {
    ExecutorService threads = Executors.newCachedThreadPool(CheckRunner::thread);
    try {
      List<CompletableFuture<CheckResult>> results = new ArrayList<>();
      for (Depth depth : Depth.values()) {
        List<CompletableFuture<CheckResult>> here = runs.stream()
            .filter(r -> r.check().depth() == depth)
            .map(r -> new CompletableFuture<CheckResult>())
            .toList();
        start(runs.stream().filter(r -> r.check().depth() == depth).toList(), here, threads);
        results.addAll(here);
        await(here);
      }
      return order(runs, results);
    } finally {
      threads.shutdownNow();
    }
  }

  private void start(
      List<CheckRun> runs, List<CompletableFuture<CheckResult>> results, ExecutorService threads) {
    Semaphore free = new Semaphore(parallelism);
    for (int i = 0; i < runs.size(); i++) {
      try {
        free.acquire();
      } catch (InterruptedException e) {
        throw cancelled();
      }
      start(runs.get(i), results.get(i), threads, free);
    }
  }

  private void start(
      CheckRun run,
      CompletableFuture<CheckResult> result,
      ExecutorService threads,
      Semaphore free) {
    listener.started(run.requirement(), run.check());
    CompletableFuture<CheckResult> answer = new CompletableFuture<>();
    Future<?> task = threads.submit(() -> answer(run, answer));
    CompletableFuture<CheckResult> unused = answer
        .orTimeout(budget.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(problem -> {
          if (!(problem instanceof TimeoutException)) {
            throw new CompletionException(problem);
          }
          task.cancel(true);
          return run.timedOut(budget);
        })
        .whenComplete((done, problem) -> {
          free.release();
          if (problem == null) {
            finish(done, result);
          } else {
            result.completeExceptionally(problem);
          }
        });
  }

  private void finish(CheckResult done, CompletableFuture<CheckResult> result) {
    try {
      listener.finished(done);
      result.complete(done);
    } catch (Error e) {
      // Left open, it would be waited for without end.
      result.completeExceptionally(e);
      throw e;
    }
  }

  private static void answer(CheckRun run, CompletableFuture<CheckResult> answer) {
    try {
      answer.complete(run.result());
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
      throw e;
    }
  }

  private static void await(List<CompletableFuture<CheckResult>> results) {
    try {
      CompletableFuture.allOf(results.toArray(new CompletableFuture<?>[0])).get();
    } catch (InterruptedException e) {
      throw cancelled();
    } catch (ExecutionException e) {
      throw unrecoverable(e);
    }
  }

  private static List<CheckResult> order(
      List<CheckRun> runs, List<CompletableFuture<CheckResult>> results) {
    List<CheckResult> all = results.stream().map(CompletableFuture::join).toList();
    List<CheckResult> ordered = new ArrayList<>();
    for (CheckRun run : runs) {
      all.stream()
          .filter(r -> r.requirement().equals(run.requirement().id())
              && r.id().equals(run.check().id()))
          .forEach(ordered::add);
    }
    return ordered;
  }

  private static CancellationException cancelled() {
    Thread.currentThread().interrupt();
    return new CancellationException("the run was cancelled");
  }

  private static RuntimeException unrecoverable(ExecutionException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Error error) {
        throw error;
      }
    }
    return new IllegalStateException(e);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "aiconf-check");
    thread.setDaemon(true);
    return thread;
  }
}
