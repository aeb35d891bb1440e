package dev.headgate.simulator.demo;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a command line answered. */
record CommandLineRun(int exitCode, String out, String err) {

    static final Checkout CHECKOUT = new Checkout(Path.of(".."));

    static CommandLineRun of(String... arguments) {
        return in(CHECKOUT, arguments);
    }

    static CommandLineRun in(Checkout checkout, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = HeadgateCommand.commandLine(checkout, Terminal.NONE)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    static CommandLineRun ofDemo(String scenario, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("demo", "--pace", "instant", "--scenario", scenario));
        arguments.addAll(List.of(more));
        return of(arguments.toArray(String[]::new));
    }

    List<String> lines() {
        return out.lines().toList();
    }

    Map<String, Object> json() throws IOException {
        return JSON.std.mapFrom(out);
    }
}
