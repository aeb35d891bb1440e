package dev.headgate.traffic;

import dev.headgate.json.Json;
import dev.headgate.traffic.UnknownMembers.Unknown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Puts members into one request, before it is signed, that the SDK is too old to know. */
final class WholeRequest implements ExecutionInterceptor {

    private final List<Unknown> members;

    WholeRequest(List<Unknown> members) {
        this.members = List.copyOf(members);
    }

    /** Completes one request. */
    void of(AwsRequestOverrideConfiguration.Builder request) {
        request.addPlugin(client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(this)
                .build()));
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.requestBody().map(body -> {
            byte[] whole = whole(body);
            return RequestBody.fromContentProvider(
                    ContentStreamProvider.fromByteArray(whole), whole.length, body.contentType());
        });
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.requestBody()
                .map(body -> context.httpRequest()
                        .copy(request -> request.putHeader("Content-Length", String.valueOf(whole(body).length))))
                .orElse(context.httpRequest());
    }

    private byte[] whole(RequestBody body) {
        try (InputStream content = body.contentStreamProvider().newStream()) {
            Map<String, Object> request =
                    Json.object(Json.tree(new String(content.readAllBytes(), StandardCharsets.UTF_8)), "$");
            return Json.write(with(request, members)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same tree with these members in their places; a place that is not there any more has none. */
    static Object with(Object tree, List<Unknown> members) {
        Object grown = tree;
        for (Unknown member : members) {
            grown = with(grown, member.path(), member.value());
        }
        return grown;
    }

    private static Object with(Object tree, List<Object> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        List<Object> rest = path.subList(1, path.size());
        if (tree instanceof Map<?, ?> object && path.getFirst() instanceof String name) {
            LinkedHashMap<Object, Object> copy = new LinkedHashMap<>(object);
            copy.put(name, with(Optional.<Object>ofNullable(object.get(name)).orElse(Map.of()), rest, value));
            return copy;
        }
        if (tree instanceof List<?> items && path.getFirst() instanceof Integer number && number < items.size()) {
            ArrayList<Object> copy = new ArrayList<>(items);
            copy.set(number, with(items.get(number), rest, value));
            return copy;
        }
        return tree;
    }
}
