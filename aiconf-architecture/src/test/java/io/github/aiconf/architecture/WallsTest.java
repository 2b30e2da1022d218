package io.github.aiconf.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module may know which, and who may use what of others. */
@AnalyzeClasses(packages = "io.github.aiconf", importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule apiKnowsTheObjectModelOnly = classes()
      .that()
      .resideInAPackage("io.github.aiconf.api..")
      .should()
      .onlyDependOnClassesThat(resideInAnyPackage(
          "io.github.aiconf.api..", "java..", "org.jspecify..", "io.fabric8.kubernetes.api.model"))
      .because("plugins compile against the API, so what it needs becomes their class path");

  @ArchTest
  static final ArchRule requirementsKnowTheApiOnly = classes()
      .that()
      .resideInAPackage("io.github.aiconf.requirements..")
      .should()
      .onlyDependOnClassesThat(resideInAnyPackage(
          "io.github.aiconf.requirements..",
          "io.github.aiconf.api..",
          "io.github.aiconf.simulator..",
          "java..",
          "org.jspecify..",
          "com.google.auto.service.."))
      .because("a requirement that knows the engine could not be written by a plugin author");

  @ArchTest
  static final ArchRule simulatorStandsAlone = classes()
      .that()
      .resideInAPackage("io.github.aiconf.simulator..")
      .should()
      .onlyDependOnClassesThat(resideInAnyPackage(
          "io.github.aiconf.simulator..",
          "java..",
          "org.jspecify..",
          "com.google.common..",
          "com.google.errorprone.annotations..",
          "com.google.re2j..",
          "com.google.protobuf..",
          "dev.cel..",
          "com.fasterxml.jackson.."))
      .because("anyone can embed the calculations without the rest of aiconf");

  @ArchTest
  static final ArchRule jsonStaysInTheStreamOfCases = noClasses()
      .that()
      .resideInAPackage("io.github.aiconf.simulator..")
      .and()
      .resideOutsideOfPackages(
          "io.github.aiconf.simulator.dra.stream..",
          "io.github.aiconf.simulator.placement.stream..")
      .should()
      .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."))
      .because("whoever reads clusters and files brings a mapper of their own");

  @ArchTest
  static final ArchRule devicesDoNotKnowPods = noClasses()
      .that()
      .resideInAnyPackage(
          "io.github.aiconf.simulator.dra..",
          "io.github.aiconf.simulator.selector..",
          "io.github.aiconf.simulator.model..")
      .should()
      .dependOnClassesThat(resideInAPackage("io.github.aiconf.simulator.placement.."))
      .because("devices can be allocated without a scheduler");

  @ArchTest
  static final ArchRule filtersDoNotKnowGangs = noClasses()
      .that()
      .resideInAnyPackage(
          "io.github.aiconf.simulator.placement", "io.github.aiconf.simulator.placement.stream..")
      .should()
      .dependOnClassesThat(resideInAnyPackage(
          "io.github.aiconf.simulator.placement.gang..",
          "io.github.aiconf.simulator.placement.pending..",
          "io.github.aiconf.simulator.placement.scaling.."))
      .because("what one pod may do does not depend on who asks for many");

  @ArchTest
  static final ArchRule expressionsStayBehindSelectors = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.aiconf.simulator.selector..")
      .should()
      .dependOnClassesThat(resideInAnyPackage("dev.cel..", "com.google.re2j.."))
      .because("the library for CEL can then be exchanged in one package");

  @ArchTest
  static final ArchRule requirementsDoNotKnowEachOther = slices()
      .matching("io.github.aiconf.requirements.(*).(*)..")
      .should()
      .notDependOnEachOther()
      .because("each requirement is a room of its own; what two need belongs to the API");

  @ArchTest
  static final ArchRule coreFindsRequirementsByServiceLoader = noClasses()
      .that()
      .resideInAnyPackage("io.github.aiconf.core..", "io.github.aiconf.api..")
      .should()
      .dependOnClassesThat(resideInAnyPackage(
          "io.github.aiconf.requirements..",
          "io.github.aiconf.cli..",
          "io.github.aiconf.testkit.."))
      .because("arrows point downwards only");

  @ArchTest
  static final ArchRule theClientStaysInTheLivePackage = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.aiconf.core.live..")
      .should()
      .dependOnClassesThat(resideInAPackage("io.fabric8.kubernetes.client.."))
      .because("a new major version of the client must be one package wide");

  @ArchTest
  static final ArchRule submissionsKnowNoCluster = noClasses()
      .that()
      .resideInAPackage("io.github.aiconf.core.submission..")
      .should()
      .dependOnClassesThat(resideInAnyPackage(
          "io.github.aiconf.core.live..",
          "io.github.aiconf.core.cluster..",
          "io.github.aiconf.core.snapshot..",
          "io.github.aiconf.core.manifest..",
          "io.fabric8.."))
      .because("a submission is files; whoever lints them has no cluster");

  @ArchTest
  static final ArchRule noUnstableModelTypes = noClasses()
      .should()
      .dependOnClassesThat(resideInAnyPackage(
          "io.fabric8.kubernetes.api.model..v1alpha1..",
          "io.fabric8.kubernetes.api.model..v1alpha2..",
          "io.fabric8.kubernetes.api.model..v1alpha3..",
          "io.fabric8.kubernetes.api.model..v1beta1..",
          "io.fabric8.kubernetes.api.model..v1beta2.."))
      .because("alpha and beta types change with each client; they are read untyped");

  @ArchTest
  static final ArchRule picocliStaysInTheCommandLine = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.aiconf.cli..")
      .should()
      .dependOnClassesThat(resideInAPackage("picocli.."))
      .because("the library has no commands");

  @ArchTest
  static final ArchRule modulesHaveNoCycles = slices()
      .matching("io.github.aiconf.(*)..")
      .should()
      .beFreeOfCycles()
      .because("arrows point downwards only");

  @ArchTest
  static final ArchRule packagesHaveNoCycles = slices()
      .matching("io.github.aiconf.(**)")
      .should()
      .beFreeOfCycles()
      .because("a cycle is one package with two names");
}
