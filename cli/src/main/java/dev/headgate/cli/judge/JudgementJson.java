package dev.headgate.cli.judge;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.headgate.analysis.Judgement;
import dev.headgate.analysis.MinuteEvidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A judgement as the JSON that the command prints; every number is the shortest text that reads back the same. */
final class JudgementJson {

    private static final JSON TEXT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private JudgementJson() {}

    static String write(Judgement judgement) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", judgement.verdict().name());
        tree.put("reason", judgement.reason().name());
        tree.put("failMinute", judgement.failMinute().orElse(null));
        tree.put("phi", judgement.phi());
        tree.put(
                "minutes", judgement.minutes().stream().map(JudgementJson::tree).toList());
        try {
            return TEXT.asString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
    }

    private static Map<String, Double> tree(MinuteEvidence evidence) {
        Map<String, Double> tree = new LinkedHashMap<>();
        tree.put("lnE", evidence.lnE());
        tree.put("lnERelative", evidence.lnERelative());
        tree.put("lnEAbsolute", evidence.lnEAbsolute());
        tree.put("lnELeaveOneOut", evidence.lnELeaveOneOut());
        return tree;
    }
}
