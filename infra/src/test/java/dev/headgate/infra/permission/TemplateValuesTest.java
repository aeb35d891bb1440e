package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.infra.StackTemplate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplateValuesTest {

    private static final String TABLE = "arn:aws:dynamodb:us-east-1:111111111111:table/deployments";

    @Test
    void resolvesReferencesToPhysicalNames() {
        TemplateValues values = new TemplateValues(new StackTemplate("stack", tree("""
                        {'Resources': {
                          'Topic1': {'Type': 'AWS::SNS::Topic', 'Properties': {'TopicName': 'alerts'}},
                          'Table1': {'Type': 'AWS::DynamoDB::Table', 'Properties': {'TableName': 'deployments'}}}}""")), "111111111111", "us-east-1");

        assertThat(Stream.of(
                                "{'Ref':'Topic1'}",
                                "{'Ref':'Table1'}",
                                "{'Fn::GetAtt':['Table1','Arn']}",
                                "{'Fn::Join':['/',[{'Ref':'AWS::AccountId'},'x']]}")
                        .map(it -> values.resolve(tree(it)).asText()))
                .containsExactly("arn:aws:sns:us-east-1:111111111111:alerts", "deployments", TABLE, "111111111111/x");
        assertThatThrownBy(() -> values.resolve(tree("{'Fn::ImportValue':'x'}")))
                .hasMessageContaining("Fn::ImportValue");
        assertThatThrownBy(() -> values.resolve(tree("{'Ref':'Nothing'}"))).hasMessageContaining("Nothing");
    }

    /** JSON, in which apostrophes stand for quotation marks. */
    private static JsonNode tree(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
