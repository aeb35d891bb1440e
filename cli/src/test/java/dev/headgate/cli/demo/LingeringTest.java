package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.live.Outside;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LingeringTest {

    private final AtomicInteger served = new AtomicInteger();

    @Test
    void servesPagesUntilEnterIsPressed() throws Exception {
        PipedOutputStream keys = new PipedOutputStream();
        Lingering.untilEnter(new PipedInputStream(keys), serving(() -> {
            if (served.incrementAndGet() == 50) {
                press(keys, "\n");
            }
        }));

        assertThat(served.get()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void endsWhereNobodyCanPressAnything() throws Exception {
        Lingering.untilEnter(
                new ByteArrayInputStream("no line".getBytes(StandardCharsets.UTF_8)), serving(served::incrementAndGet));

        assertThat(served.get()).isLessThan(1_000);
    }

    private static void press(PipedOutputStream keys, String what) {
        try {
            keys.write(what.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outside serving(Runnable look) {
        return new Outside() {
            @Override
            public Duration elapsed() {
                return Duration.ZERO;
            }

            @Override
            public void serve(Duration atMost) throws InterruptedException {
                look.run();
                Thread.sleep(10);
            }
        };
    }
}
