package dev.hubbub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class OpenTelemetryTest {

    private static final String TRACING = "dev.hubbub.tracing";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hubbub");

    /** So a message's way may be told by anything else as well, and costs nothing where it is not told. */
    @Test
    void onlyTracingKnowsIt() {
        ArchRuleDefinition.noClasses()
                .that(resideOutsideOfPackages(TRACING, "dev.hubbub.app"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.opentelemetry.."))
                .check(CLASSES);
    }

    /** A native image needs to be told nothing: it finds all of it by itself. */
    @Test
    void tracingReflectsOnNothingAndLoadsNothing() {
        ArchRuleDefinition.noClasses()
                .that(resideInAPackage(TRACING))
                .should()
                .dependOnClassesThat(resideInAPackage("java.lang.reflect")
                        .or(type(ServiceLoader.class))
                        .or(type(ClassLoader.class)))
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(type(Class.class)))
                        .and(JavaCall.Predicates.target(not(name("getName")))))
                .check(CLASSES);
    }
}
