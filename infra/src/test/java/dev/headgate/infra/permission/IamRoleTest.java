package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.permission.IamRole.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That policies are judged as IAM judges them: what AWS documents, statement by statement. */
class IamRoleTest {

    private static final String ROLE = "arn:aws:iam::111111111111:role/function";
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:111111111111:table/deployments";
    private static final Access GET = new Access(
            "SomeFunction",
            ROLE,
            "dynamodb:GetItem",
            TABLE,
            Map.of("aws:RequestedRegion", List.of("us-east-1"), "dynamodb:LeadingKeys", List.of("link#1")));

    @Test
    void allowsWhatAStatementNames() {
        assertThat(asked(GET, "'Action':'dynamodb:GetItem','Resource':'" + TABLE + "'"))
                .isEqualTo(Answer.ALLOWED);
        assertThat(asked(
                        GET,
                        "'Action':['s3:*','dynamodb:Get*'],'Resource':['x','arn:aws:dynamodb:*:table/deploy?ents']"))
                .isEqualTo(Answer.ALLOWED);
        assertThat(asked(GET, "'Action':'DynamoDB:getitem','Resource':'*'")).isEqualTo(Answer.ALLOWED);
    }

    @Test
    void doesNotAllowWhatNoStatementNames() {
        assertThat(asked(GET, "'Action':'dynamodb:PutItem','Resource':'*'")).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET, "'Action':'dynamodb:GetItem','Resource':'" + TABLE + "s'"))
                .isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET, "'NotAction':'dynamodb:*','Resource':'*'")).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET, "'Action':'*','NotResource':'" + TABLE + "'")).isEqualTo(Answer.NOT_ALLOWED);
    }

    @Test
    void letsNoResourceStandForOneThatIamDoesNotKnow() {
        assertThat(asked(GET.to("dynamodb:GetItem", "*"), "'Action':'dynamodb:GetItem','Resource':'" + TABLE + "'"))
                .isEqualTo(Answer.NOT_ALLOWED);
    }

    @Test
    void deniesWhateverElseAllows() {
        IamRole role = role(
                "{'Effect':'Deny','NotAction':'iam:PassRole','Resource':'*',"
                        + "'Condition':{'StringNotEquals':{'aws:RequestedRegion':'us-east-1'}}}",
                "{'Effect':'Allow','Action':'*','Resource':'*'}");

        assertThat(role.may(GET)).isEqualTo(Answer.ALLOWED);
        assertThat(role.may(GET.having("aws:RequestedRegion", "eu-west-1"))).isEqualTo(Answer.DENIED);
        assertThat(role.may(GET.lacking("aws:RequestedRegion")))
                .as("a negated operator holds of a key that is not there")
                .isEqualTo(Answer.DENIED);
    }

    @Test
    void comparesEveryValueOfAKeyThatHasMany() {
        String keys = "'Action':'dynamodb:GetItem','Resource':'*','Condition':"
                + "{'ForAllValues:StringLike':{'dynamodb:LeadingKeys':['approval#*','link#*']}}";

        assertThat(asked(GET, keys)).isEqualTo(Answer.ALLOWED);
        assertThat(asked(GET.having("dynamodb:LeadingKeys", "LOCK"), keys)).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET.lacking("dynamodb:LeadingKeys"), keys))
                .as("ForAllValues holds of a key that is not there")
                .isEqualTo(Answer.ALLOWED);
    }

    @Test
    void needsEveryConditionToHold() {
        String both = "'Action':'*','Resource':'*','Condition':{'StringEquals':"
                + "{'aws:RequestedRegion':['eu-west-1','us-east-1'],'sts:ExternalId':'id'}}";

        assertThat(asked(GET, both)).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(asked(GET.having("sts:ExternalId", "id"), both)).isEqualTo(Answer.ALLOWED);
        assertThat(asked(GET.having("sts:ExternalId", "ID"), both)).isEqualTo(Answer.NOT_ALLOWED);
    }

    @Test
    void trustsAnAccountsRolesAsFarAsConditionsSay() {
        IamRole role = new IamRole(ROLE, List.of(), List.of(statement("""
                {'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'arn:aws:iam::111111111111:root'},
                 'Condition':{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::111111111111:role/fun*'}}}""")));
        Access assume = GET.to("sts:AssumeRole", ROLE);

        assertThat(role.trusts(assume.by("SomeFunction", ROLE))).isEqualTo(Answer.ALLOWED);
        assertThat(role.trusts(assume.by("Other", "arn:aws:iam::111111111111:role/other")))
                .isEqualTo(Answer.NOT_ALLOWED);
        assertThat(role.trusts(assume.by("Stranger", "arn:aws:iam::999999999999:role/function")))
                .isEqualTo(Answer.NOT_ALLOWED);
    }

    @Test
    void refusesToJudgeWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> asked(GET, all("'NumericLessThan':{'aws:RequestedRegion':'7'}")))
                .hasMessageContaining("NumericLessThan");
        assertThatThrownBy(() -> asked(GET, all("'StringEquals':{'aws:SourceIp':'192.0.2.1'}")))
                .hasMessageContaining("aws:SourceIp");
        assertThatThrownBy(() -> asked(GET, "'Action':'*','Resource':'*','NotPrincipal':'*'"))
                .hasMessageContaining("NotPrincipal");
        assertThatThrownBy(() -> asked(GET, "'Action':'*','Resource':'*','Principal':'*'"))
                .hasMessageContaining("everybody");
    }

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

    private static Answer asked(Access access, String allowed) {
        return role("{'Effect':'Allow'," + allowed + "}").may(access);
    }

    private static String all(String condition) {
        return "'Action':'*','Resource':'*','Condition':{" + condition + "}";
    }

    private static IamRole role(String... statements) {
        return new IamRole(
                ROLE, Stream.of(statements).map(IamRoleTest::statement).toList(), List.of());
    }

    private static IamStatement statement(String json) {
        return IamStatement.of(tree(json));
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
