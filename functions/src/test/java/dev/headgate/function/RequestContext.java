package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;

/** What Lambda passes: the id of the request, and nothing else that a function of ours may use. */
final class RequestContext {

    private RequestContext() {}

    static Context of(String requestId) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getAwsRequestId")) {
                        return requestId;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
