package dev.headgate.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What a command line answered. */
public record CommandLineRun(int exitCode, String out, String err) {

    public static final Checkout CHECKOUT = new Checkout(Path.of(".."));

    public static CommandLineRun of(String... arguments) {
        return in(CHECKOUT, arguments);
    }

    /** One that says as it goes what it has to say. */
    public static CommandLine commandLine() {
        return commandLine(CHECKOUT);
    }

    private static CommandLine commandLine(Checkout checkout) {
        return HeadgateCommand.commandLine(checkout, Terminal.NONE);
    }

    static CommandLineRun in(Checkout checkout, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = commandLine(checkout)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    public static CommandLineRun ofDemo(String scenario, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("demo", "--pace", "instant", "--scenario", scenario));
        arguments.addAll(List.of(more));
        return of(arguments.toArray(String[]::new));
    }

    public List<String> lines() {
        return out.lines().toList();
    }

    public Map<String, Object> json() throws IOException {
        return JSON.std.mapFrom(out);
    }
}
