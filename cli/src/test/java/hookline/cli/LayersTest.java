package hookline.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom: the modules' POMs keep most of it, this the rest. */
class LayersTest {
  private static final JavaClasses HOOKLINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("hookline");

  @Test
  void payload_knowsJacksonAndNothingElse() {
    classes()
        .that()
        .resideInAPackage("hookline.payload..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "hookline.payload..", "com.fasterxml.jackson..", "java..", "org.jspecify..")
        .check(HOOKLINE);
  }

  @Test
  void payload_isPure() {
    noClasses()
        .that()
        .resideInAPackage("hookline.payload..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..", "java.nio.file..", "java.sql..", "java.util.logging..", "javax..")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .check(HOOKLINE);
  }

  /** Digits, too, are written in the locale: what is posted must not depend on the machine. */
  @Test
  void payload_formatsInNoLocaleOfTheMachine() {
    noClasses()
        .that()
        .resideInAPackage("hookline.payload..")
        .should()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .check(HOOKLINE);
  }

  @Test
  void payload_subpackagesDoNotKnowTheirParent() {
    noClasses()
        .that()
        .resideInAPackage("hookline.payload.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("hookline.payload")
        .check(HOOKLINE);
  }

  @Test
  void payload_modelKnowsNoneOfItsUsers() {
    classes()
        .that()
        .resideInAPackage("hookline.payload.model")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "hookline.payload.model", "com.fasterxml.jackson..", "java..", "org.jspecify..")
        .check(HOOKLINE);
  }

  @Test
  void payload_markdownKnowsNothingOfPayloads() {
    noClasses()
        .that()
        .resideInAPackage("hookline.payload.markdown..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("hookline..")
                .and(resideOutsideOfPackage("hookline.payload.markdown..")))
        .check(HOOKLINE);
  }

  @Test
  void payload_packagesDependInOneDirection() {
    slices().matching("hookline.payload.(**)").should().beFreeOfCycles().check(HOOKLINE);
  }

  @Test
  void topics_knowTheClientsAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "hookline.topics..",
            "hookline.directory..",
            "hookline.judge..",
            "hookline.replays..",
            "hookline.status..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka.streams..", "io.undertow..", "java.sql..")
        .check(HOOKLINE);
  }

  @Test
  void web_knowsNoRole() {
    noClasses()
        .that()
        .resideInAPackage("hookline.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "hookline.ingress..",
            "hookline.processor..",
            "hookline.sink..",
            "hookline.console..",
            "hookline.cli..")
        .check(HOOKLINE);
  }

  @Test
  void roles_doNotKnowEachOther() {
    String[] roles = {
      "hookline.ingress..", "hookline.processor..", "hookline.sink..", "hookline.console.."
    };
    for (String role : roles) {
      for (String other : roles) {
        boolean reads = role.equals("hookline.console..") && other.equals("hookline.sink..");
        if (!role.equals(other) && !reads) {
          noClasses()
              .that()
              .resideInAPackage(role)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(HOOKLINE);
        }
      }
    }
  }

  @Test
  void console_knowsTheSinksReadSideAlone() {
    noClasses()
        .that()
        .resideInAPackage("hookline.console..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("hookline.sink..").and(resideOutsideOfPackage("hookline.sink.read..")))
        .check(HOOKLINE);
  }

  @Test
  void replay_knowsTopicsAndTheSinksReadSideAlone() {
    noClasses()
        .that()
        .resideInAPackage("hookline.replay..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("hookline.sink..").and(resideOutsideOfPackage("hookline.sink.read..")))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "hookline.ingress..",
            "hookline.processor..",
            "hookline.console..",
            "hookline.cli..",
            "hookline.web..")
        .check(HOOKLINE);
  }

  @Test
  void console_mechanicsKnowNoCall() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "hookline.console.api..",
            "hookline.console.json..",
            "hookline.console.directory..",
            "hookline.console.pages..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("hookline.console")
        .check(HOOKLINE);
  }

  /** What a post looks like is a matter of the post, and of whom its reader may know. */
  @Test
  void console_renderingIsPure() {
    classes()
        .that()
        .resideInAPackage("hookline.console.render")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "hookline.console.render",
            "hookline.payload.markdown",
            "hookline.payload.model",
            "hookline.sink.read",
            "hookline.topics",
            "com.fasterxml.jackson..",
            "com.github.difflib..",
            "org.commonmark..",
            "org.owasp.html..",
            "org.jspecify..",
            "java.io..",
            "java.lang..",
            "java.math..",
            "java.nio.charset..",
            "java.util..")
        .check(HOOKLINE);
  }

  /** HTML that is printed as it is has one maker, whose constructor is private. */
  @Test
  void console_safeHtmlIsMadeOfWhatIsSanitized() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("HtmlPolicy")
        .and()
        .doNotHaveSimpleName("SafeHtml")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("HtmlPolicy")
        .check(HOOKLINE);
  }

  @Test
  void eachTechnology_hasItsRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackages("hookline.sink..", "hookline.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..")
        .check(HOOKLINE);
    noClasses()
        .that()
        .resideOutsideOfPackages("hookline.web..", "hookline.ingress..", "hookline.console..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.undertow..")
        .check(HOOKLINE);
    noClasses()
        .that()
        .resideOutsideOfPackage("hookline.console.pages..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("gg.jte..")
        .check(HOOKLINE);
    noClasses()
        .that()
        .resideOutsideOfPackage("hookline.processor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.streams..")
        .check(HOOKLINE);
    noClasses()
        .that()
        .resideOutsideOfPackage("hookline.console.render..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.commonmark..", "org.owasp..")
        .check(HOOKLINE);
    noClasses()
        .that()
        .resideOutsideOfPackage("hookline.cli.process..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer.prometheusmetrics..", "io.prometheus..")
        .check(HOOKLINE);
    noClasses()
        .that()
        .resideOutsideOfPackage("hookline.cli.process..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opentelemetry.sdk..", "io.opentelemetry.exporter..")
        .check(HOOKLINE);
    noClasses()
        .that()
        .resideInAnyPackage(
            "hookline.topics..",
            "hookline.directory..",
            "hookline.judge..",
            "hookline.status..",
            "hookline.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.opentelemetry..")
        .check(HOOKLINE);
  }
}
