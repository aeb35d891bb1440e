package dev.headgate.cli.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** Asks whoever sits at the terminal for what no option has said. Where nobody does, the defaults hold. */
final class Interview {

    private final boolean somebodyIsThere;
    private final BufferedReader in;
    private final PrintWriter out;

    Interview(boolean somebodyIsThere, BufferedReader in, PrintWriter out) {
        this.somebodyIsThere = somebodyIsThere;
        this.in = in;
        this.out = out;
    }

    boolean somebodyIsThere() {
        return somebodyIsThere;
    }

    /**
     * What an option has said, or else the answer to a question.
     *
     * @param otherwise is taken without asking where nobody is there, and for an empty answer
     * @param fault what is wrong with an answer, which is then asked for again
     */
    String answer(Optional<String> option, String question, String otherwise, Function<String, Optional<String>> fault)
            throws UnfitChoiceException {
        if (option.isPresent() || !somebodyIsThere) {
            return option.orElse(otherwise);
        }
        while (true) {
            String given = read(question + " [" + otherwise + "]: ");
            String answer = given.isBlank() ? otherwise : given.strip();
            Optional<String> wrong = fault.apply(answer);
            if (wrong.isEmpty()) {
                return answer;
            }
            out.println(wrong.get());
        }
    }

    private String read(String prompt) throws UnfitChoiceException {
        out.print(prompt);
        out.flush();
        try {
            return Optional.ofNullable(in.readLine())
                    .orElseThrow(() -> new UnfitChoiceException("nobody answers any more: see --help for the options"));
        } catch (IOException e) {
            throw new UnfitChoiceException(
                    "answers can not be read (" + e.getMessage() + "): see --help for the options");
        }
    }
}
