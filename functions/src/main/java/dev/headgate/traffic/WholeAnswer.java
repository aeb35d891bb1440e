package dev.headgate.traffic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Keeps one answer of AWS as it was sent: the SDK leaves members out that it is too old to know. */
final class WholeAnswer implements ExecutionInterceptor {

    private Optional<String> text = Optional.empty();

    /** Empty before there is an answer, and where none comes over a wire. */
    Optional<String> text() {
        return text;
    }

    /** Asks for the answer of one request. */
    void of(AwsRequestOverrideConfiguration.Builder request) {
        request.addPlugin(client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(this)
                .build()));
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(this::keep);
    }

    private InputStream keep(InputStream body) {
        try {
            byte[] all = body.readAllBytes();
            text = Optional.of(new String(all, StandardCharsets.UTF_8));
            return new ByteArrayInputStream(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
