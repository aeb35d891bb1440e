package dev.headgate.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal on which {@code serve} runs until it is interrupted. */
final class ServingTerminal extends StringWriter implements AutoCloseable {

    private static final Pattern ADDRESSES =
            Pattern.compile("AWS is at (http://127\\.0\\.0\\.1:\\d+), the dashboard at (\\S+)");

    private final CountDownLatch welcomed = new CountDownLatch(1);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread thread;

    ServingTerminal(String... arguments) {
        thread = Thread.ofPlatform()
                .start(() -> exitCode.complete(CommandLineRun.commandLine()
                        .setOut(new PrintWriter(this, true))
                        .setErr(new PrintWriter(this, true))
                        .execute(arguments)));
    }

    @Override
    public void flush() {
        if (toString().contains("aws stepfunctions")) {
            welcomed.countDown();
        }
    }

    String endpoint() throws InterruptedException {
        return addresses().group(1);
    }

    String dashboard() throws InterruptedException {
        return addresses().group(2);
    }

    private Matcher addresses() throws InterruptedException {
        assertThat(welcomed.await(60, TimeUnit.SECONDS)).describedAs(toString()).isTrue();
        Matcher matcher = ADDRESSES.matcher(toString());
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    @Override
    public void close() {
        thread.interrupt();
        assertThat(exitCode.join()).isZero();
    }
}
