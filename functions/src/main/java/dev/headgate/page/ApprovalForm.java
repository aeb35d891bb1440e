package dev.headgate.page;

import dev.headgate.approval.Answer;
import dev.headgate.deployment.GateDecision.Decided;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The approval page's form as a browser sends it, or as somebody else makes it up. */
final class ApprovalForm {

    private ApprovalForm() {}

    /** Reads what can be read; a field that is missing, doubled or badly encoded counts as left empty. */
    static Answer read(String urlEncoded) {
        Map<String, List<String>> fields = Arrays.stream(urlEncoded.split("&"))
                .flatMap(ApprovalForm::field)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Optional<Decided> decision = Arrays.stream(Decided.values())
                .filter(it -> it.name().equals(only(fields, "decision")))
                .findFirst();
        return new Answer(decision, only(fields, "comment"), only(fields, "environment"), only(fields, "shown"));
    }

    private static Stream<Map.Entry<String, String>> field(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            return Stream.empty();
        }
        try {
            return Stream.of(Map.entry(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
        } catch (IllegalArgumentException e) {
            // A broken escape such as %zz: not what a browser sends, and no reason to fail.
            return Stream.empty();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Two values for one field are nobody's answer. */
    private static String only(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }
}
