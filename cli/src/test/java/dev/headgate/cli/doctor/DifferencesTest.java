package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "{\"a\":1,\"b\":[2]}|{\"b\":[2],\"a\":1}|none",
                "{\"a\":{\"b\":1}}|{\"a\":{\"b\":2}}|a.b is 1 there, 2 in the file",
                "{\"a\":[1,2]}|{\"a\":[2,1]}|a is [1, 2] there, [2, 1] in the file",
                "{\"a\":1}|{}|a is there, and no longer in the file",
                "{}|{\"a\":1}|a is not there",
                "{\"s\":[{\"name\":\"x\",\"v\":1},{\"name\":\"y\"}]}|{\"s\":[{\"name\":\"y\"},{\"name\":\"x\",\"v\":2}]}"
                        + "|s.x.v is 1 there, 2 in the file",
                "{\"s\":[]}|{\"s\":[{\"name\":\"x\"}]}|s.x is not there",
                "{\"a\":[]}|{\"a\":{}}|none",
                "{\"a\":\"arn:aws:lambda\"}|{\"a\":\"${FunctionArn}\"}|none",
                "{\"a\":\"arn:aws:lambda\"}|{\"a\":\"${FunctionArn}:live\"}"
                        + "|a is arn:aws:lambda there, ${FunctionArn}:live in the file",
            })
    void namesThePathOfEach(String deployed, String onDisk, String difference) {
        assertThat(Differences.between(Json.tree(deployed), Json.tree(onDisk)))
                .isEqualTo(difference == null ? java.util.List.of() : java.util.List.of(difference));
    }
}
