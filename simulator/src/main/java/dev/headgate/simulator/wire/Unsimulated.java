package dev.headgate.simulator.wire;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses, by name, each operation of an AWS service that its simulation does not have. */
public final class Unsimulated {

    /** Each of thousands of worlds makes a dozen clients. */
    private static final ClassValue<Set<String>> OPERATIONS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> simulated) {
            return operationsOf(simulated);
        }
    };

    private Unsimulated() {}

    /**
     * A client whose simulated operations go through, with all their convenience overloads and paginators, and whose
     * other operations throw an {@link UnsupportedOperationException} like {@code states:ListActivities is not
     * simulated}.
     *
     * @param service as in IAM: {@code states}, {@code codedeploy}, {@code ecs} …
     * @param simulated its class declares the operations it simulates; those of the interface's defaults are not
     */
    public static <C> C client(Class<C> clientInterface, String service, C simulated) {
        Object proxy = Proxy.newProxyInstance(
                clientInterface.getClassLoader(),
                new Class<?>[] {clientInterface},
                new Refusal(service, simulated, OPERATIONS.get(simulated.getClass())));
        return clientInterface.cast(proxy);
    }

    private static Set<String> operationsOf(Class<?> simulated) {
        return Arrays.stream(simulated.getMethods())
                .filter(method -> !method.getDeclaringClass().isInterface())
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Refusal(String service, Object simulated, Set<String> operations) implements InvocationHandler {

        private static final String PAGINATOR = "Paginator";

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (!operations.contains(operation(method.getName()))) {
                throw new UnsupportedOperationException(service + ":" + apiName(method) + " is not simulated");
            }
            try {
                return method.invoke(simulated, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }

        /** A paginator only repeats its operation. */
        private static String operation(String method) {
            return method.endsWith(PAGINATOR) ? method.substring(0, method.length() - PAGINATOR.length()) : method;
        }

        private static String apiName(Method method) {
            String operation = operation(method.getName());
            return Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
        }
    }
}
