package dev.headgate.simulator.installation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** An SDK client that lets somebody see each operation before it is carried out, and each reply. */
final class ObservedClient {

    private static final String PAGINATOR = "Paginator";

    private ObservedClient() {}

    /**
     * Makes a client of an SDK interface.
     *
     * @param before gets the operation, as the API names it, and its request
     * @param after gets the request and its reply, where there is one
     */
    static <C> C of(
            Class<C> type, C client, BiConsumer<String, SdkRequest> before, BiConsumer<SdkRequest, SdkResponse> after) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new Observation(client, before, after));
        return type.cast(proxy);
    }

    private record Observation(
            Object client, BiConsumer<String, SdkRequest> before, BiConsumer<SdkRequest, SdkResponse> after)
            implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (arguments != null
                    && arguments.length == 1
                    && arguments[0] instanceof SdkRequest request
                    && !method.getName().endsWith(PAGINATOR)) {
                return observe(method, request);
            }
            // What takes a consumer, and paginators, end in the operation itself: on this client, so that it is seen.
            return method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : forward(method, arguments);
        }

        private @Nullable Object observe(Method method, SdkRequest request) throws Throwable {
            String name = method.getName();
            before.accept(Character.toUpperCase(name.charAt(0)) + name.substring(1), request);
            Object reply = forward(method, new Object[] {request});
            if (reply instanceof SdkResponse response) {
                after.accept(request, response);
            }
            return reply;
        }

        private @Nullable Object forward(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(client, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }
    }
}
