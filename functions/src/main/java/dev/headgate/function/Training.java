package dev.headgate.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The run from which the JDK takes an AOT cache for a container image: every function rehearses all that it serves.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514</a>
 */
public final class Training {

    /** What Lambda runs the functions with; there is none but in an image. */
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private Training() {}

    /** What each function does, by its class. */
    static Map<Class<?>, Function<Wiring, Entry>> functions() {
        Map<Class<?>, Function<Wiring, Entry>> all = new LinkedHashMap<>();
        all.put(ReleaseFunction.class, ReleaseFunction::entry);
        all.put(DeploymentFunction.class, DeploymentFunction::entry);
        all.put(ApprovalFunction.class, ApprovalFunction::entry);
        all.put(WatchdogFunction.class, WatchdogFunction::entry);
        all.put(WidgetFunction.class, WidgetFunction::entry);
        return all;
    }

    /** Fails where anything could not be rehearsed: a cache without it would be slow without a word. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        var unused = Class.forName(CLIENT);
        functions()
                .forEach((function, entries) -> Priming.of(function, entries, Map.of(), Training::refuse)
                        .within(Priming.BEFORE_A_SNAPSHOT));
        System.out.println("Rehearsed " + List.copyOf(functions().keySet()));
    }

    private static void refuse(String faults) {
        throw new IllegalStateException(faults);
    }
}
