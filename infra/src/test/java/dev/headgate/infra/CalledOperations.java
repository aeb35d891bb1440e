package dev.headgate.infra;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Operations of AWS that the functions' class files call, as IAM writes them. */
public final class CalledOperations {

    /** Read once for all tests. */
    private static final class Once {
        static final JavaClasses CLASSES = read();
    }

    private CalledOperations() {}

    /**
     * Those called on these clients, in the order of the alphabet.
     *
     * @param prefixes IAM's prefix for the operations of each client, by the client's class name
     */
    public static Set<String> on(Map<String, String> prefixes) {
        return Once.CLASSES.stream()
                // The simulator's own looks at what it simulates are no calls of a function.
                .filter(type -> !type.getPackageName().startsWith("dev.headgate.simulator"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> prefixes.containsKey(call.getTargetOwner().getName()))
                .map(call -> prefixes.get(call.getTargetOwner().getName()) + ":" + operation(call))
                .filter(operation -> !operation.endsWith(":Builder"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String operation(JavaMethodCall call) {
        String method = call.getTarget().getName();
        String name = Character.toUpperCase(method.charAt(0)) + method.substring(1);
        return name.replaceFirst("Paginator$", "");
    }

    private static JavaClasses read() {
        AtomicReference<JavaClasses> classes = new AtomicReference<>();
        // Without the SDK's own classes, which are many: a call's target is told by the caller's class file.
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            classes.set(new ClassFileImporter().importPackages("dev.headgate"));
        });
        return classes.get();
    }
}
