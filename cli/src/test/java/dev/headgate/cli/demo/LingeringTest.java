package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LingeringTest {

    @Test
    void goesOnUntilEnterIsPressed() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream keyboard = new PipedInputStream(keys)) {
            CompletableFuture<Boolean> left = new CompletableFuture<>();
            Thread lingering = Thread.ofPlatform().daemon().start(() -> {
                try {
                    Lingering.untilEnter(keyboard);
                    left.complete(true);
                } catch (InterruptedException e) {
                    left.completeExceptionally(e);
                }
            });
            keys.write("not yet".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            assertThat(lingering.join(Duration.ofMillis(300))).isFalse();

            keys.write('\n');
            keys.flush();
            assertThat(left.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void endsWhereNobodyCanPressAnything() {
        assertThatCode(() -> Lingering.untilEnter(new ByteArrayInputStream("no line".getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }
}
