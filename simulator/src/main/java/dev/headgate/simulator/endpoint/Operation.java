package dev.headgate.simulator.endpoint;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * An operation of a service, as the SDK's client has it: the method that takes the request's class and nothing else.
 *
 * @param name as the API has it: {@code StartExecution}
 */
record Operation(String name, Method method) {

    private static final Map<Class<?>, Map<String, Operation>> KNOWN = new ConcurrentHashMap<>();

    static Optional<Operation> of(AwsService service, String name) {
        return Optional.ofNullable(
                KNOWN.computeIfAbsent(service.client(), Operation::all).get(name));
    }

    private static Map<String, Operation> all(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && AwsResponse.class.isAssignableFrom(method.getReturnType()))
                .map(method -> new Operation(apiName(method), method))
                .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
    }

    private static String apiName(Method method) {
        return Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
    }

    /** A builder of its request in which nothing is set. */
    SdkPojo emptyRequest() {
        try {
            return (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK has no builder of " + name, e);
        }
    }

    /** Carries it out; what the client throws is thrown. */
    SdkPojo call(SdkClient client, SdkPojo request) {
        try {
            return (SdkPojo) method.invoke(client, ((Buildable) request).build());
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(name + " failed", e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(name + " can not be called", e);
        }
    }
}
