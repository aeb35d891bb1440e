package dev.headgate.simulator.installation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A client that, like a real one, reads its credentials at every call: they decide in which account the call ends up. */
final class AuthenticatedClient {

    private AuthenticatedClient() {}

    /**
     * Makes a client of an SDK interface.
     *
     * @param byAccessKey the simulated service of the account that a key opens
     */
    static <C> C of(Class<C> type, AwsCredentialsProvider credentials, Function<String, C> byAccessKey) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    C service =
                            byAccessKey.apply(credentials.resolveCredentials().accessKeyId());
                    try {
                        return method.invoke(service, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
        return type.cast(proxy);
    }
}
