package io.github.aiconf.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.catalog.RequirementCatalog;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;

/** Habits of the code that a reader may rely on. */
@AnalyzeClasses(packages = "io.github.aiconf", importOptions = DoNotIncludeTests.class)
class HabitsTest {

  @ArchTest
  static final ArchRule packagesAreNullMarked = classes()
      .should(resideInANullMarkedPackage())
      .because("null is allowed only where @Nullable says so");

  @ArchTest
  static final ArchRule requirementsAreFinalAndPublic = classes()
      .that(are(assignableTo(Requirement.class)))
      .and()
      .areNotInterfaces()
      .should()
      .bePublic()
      .andShould()
      .haveModifier(JavaModifier.FINAL)
      .because("ServiceLoader creates them, and nobody extends them");

  @ArchTest
  static final ArchRule checksArePackagePrivate = classes()
      .that(are(assignableTo(Check.class)))
      .and()
      .areNotInterfaces()
      .should()
      .notBePublic()
      .because("a check is reached through its requirement");

  @ArchTest
  static final ArchRule nobodyPrintsOutsideTheCommandLine = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.aiconf.cli..")
      .should()
      .accessField(System.class, "out")
      .orShould()
      .accessField(System.class, "err")
      .because("a library does not write to its host's terminal");

  @ArchTest
  static final ArchRule timeIsInjected = noClasses()
      .should()
      .callMethod(Instant.class, "now")
      .orShould()
      .callMethod(System.class, "currentTimeMillis")
      .because("a report on a recording must not depend on when it is made");

  @ArchTest
  static final ArchRule nobodySleepsOutsideTheLivePackage = noClasses()
      .that()
      .resideOutsideOfPackage("io.github.aiconf.core.live..")
      .should()
      .callMethod(Thread.class, "sleep", long.class)
      .because("only back-off against a server waits");

  @ArchTest
  static void everyRequirementIsRegisteredAndInAChecklist(JavaClasses classes) {
    Set<String> written = classes.stream()
        .filter(type -> type.isAssignableTo(Requirement.class) && !type.isInterface())
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
    List<Requirement> found =
        RequirementCatalog.load(HabitsTest.class.getClassLoader()).requirements();
    Assertions.assertThat(found)
        .extracting(r -> r.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(written);
    Set<String> ids = Checklists.all().stream()
        .flatMap(checklist -> checklist.items().stream())
        .map(Checklist.Item::id)
        .collect(Collectors.toSet());
    Assertions.assertThat(ids).containsAll(found.stream().map(Requirement::id).toList());
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
        }
      }
    };
  }
}
