package dev.headgate.traffic.codedeploy;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.text.PlainLine;
import dev.headgate.traffic.codedeploy.OwnHooks.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the hooks of an AppSpec in JSON, or in YAML that is written as AWS's examples are. There is no YAML reader where this
 * runs: what is written in another way is not guessed at.
 */
final class HooksText {

    private static final String COMMENT = "\\s*(#.*)?";

    /** At the margin, as all keys of an AppSpec file are. */
    private static final Pattern HEAD =
            Pattern.compile("[\"']?(?i:hooks)[\"']?\\s*:\\s*(?<none>\\[\\s*]|~|null)?" + COMMENT);

    private static final Pattern ITEM = Pattern.compile(
            "\\s*-\\s+[\"']?(?<event>[A-Za-z]+)[\"']?\\s*:\\s+(?<quote>[\"']?)(?<function>[A-Za-z0-9:_$-]+)\\k<quote>"
                    + COMMENT);

    /** Wherever a key of this name can stand, also between brackets. */
    private static final Pattern KEY = Pattern.compile("(^|[\\s{,])[\"']?(?i:hooks)[\"']?\\s*:");

    /** What may stand at the margin: a key that is written plainly, an element of a list, where a document begins or ends. */
    private static final Pattern PLAIN = Pattern.compile("[\"']?[A-Za-z]+[\"']?\\s*:.*|-.*|\\.\\.\\.");

    private final List<Hook> hooks = new ArrayList<>();

    private HooksText() {}

    static OwnHooks of(String appSpec) {
        Object tree;
        try {
            tree = Json.tree(appSpec);
        } catch (MalformedJsonException e) {
            return new HooksText().ofYaml(appSpec.lines().toList());
        }
        try {
            return ofJson(Json.object(tree, "the AppSpec"));
        } catch (MalformedJsonException e) {
            return new OwnHooks.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static OwnHooks ofJson(Map<String, Object> appSpec) {
        List<Hook> hooks = new ArrayList<>();
        for (Map.Entry<String, Object> member : appSpec.entrySet()) {
            if (!member.getKey().toLowerCase(Locale.ROOT).equals("hooks")) {
                continue;
            }
            if (!(member.getValue() instanceof List<?> list)) {
                return new OwnHooks.Unreadable("its Hooks are not a list");
            }
            for (Object each : list) {
                for (Map.Entry<String, Object> hook :
                        Json.object(each, "each of Hooks").entrySet()) {
                    if (!(hook.getValue() instanceof String function)) {
                        return new OwnHooks.Unreadable(
                                "its hook " + PlainLine.quoted(hook.getKey()) + " is not the name of a function");
                    }
                    hooks.add(new Hook(hook.getKey(), function));
                }
            }
        }
        return new OwnHooks.Known(hooks);
    }

    private OwnHooks ofYaml(List<String> lines) {
        boolean within = false;
        for (String line : lines) {
            Matcher head = HEAD.matcher(line);
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            if (head.matches()) {
                within = head.group("none") == null;
            } else if (within && isPartOfAList(line)) {
                Optional<Hook> hook = hook(line);
                if (hook.isEmpty()) {
                    return unreadable(line);
                }
                hooks.add(hook.get());
            } else if (KEY.matcher(line).find()
                    || !(isBelow(line) || PLAIN.matcher(line).matches())) {
                return unreadable(line);
            } else {
                within &= isBelow(line);
            }
        }
        return new OwnHooks.Known(hooks);
    }

    /** A list may stand at the margin, too. */
    private static boolean isPartOfAList(String line) {
        return isBelow(line) || line.startsWith("-");
    }

    private static boolean isBelow(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static Optional<Hook> hook(String line) {
        Matcher item = ITEM.matcher(line);
        return item.matches() && !line.startsWith("---")
                ? Optional.of(new Hook(item.group("event"), item.group("function")))
                : Optional.empty();
    }

    private static OwnHooks unreadable(String line) {
        return new OwnHooks.Unreadable(
                "it is written in YAML that is not read here: " + PlainLine.quoted(line.strip()));
    }
}
