package dev.headgate.benchmarks.coldstart;

import dev.headgate.function.Rehearsal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to run one function's work.
 *
 * @param handler the class that the runtime interface client makes
 * @param options of the JVM
 * @param restored whether it is started as from a snapshot: what counts begins at the restore
 */
record Variant(
        String name,
        String classPath,
        String handler,
        List<String> options,
        Map<String, String> variables,
        Rehearsal work,
        boolean restored) {

    static Variant of(String name, String classPath, String handler, Rehearsal work) {
        return new Variant(name, classPath, handler, List.of(), Map.of(), work, false);
    }

    Variant named(String other) {
        return new Variant(other, classPath, handler, options, variables, work, restored);
    }

    Variant on(String otherClassPath) {
        return new Variant(name, otherClassPath, handler, options, variables, work, restored);
    }

    Variant with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new Variant(name, classPath, handler, options, more, work, restored);
    }

    Variant option(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new Variant(name, classPath, handler, more, variables, work, restored);
    }

    Variant fromSnapshot() {
        return new Variant(name, classPath, handler, options, variables, work, true)
                .with("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
                .option("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    }
}
