package dev.headgate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Allow','Action':'*','Resource':'*'}",
                "{'Sid':'One','Effect':'Deny','NotAction':['iam:*','sts:*'],'NotResource':['a','b'],"
                        + "'Condition':{'Bool':{'aws:SecureTransport':'false'},'StringLike':{'k':['x','y'],'l':'z'}}}",
            })
    void writesPermissionsAsItReadThem(String statement) {
        String written = document(statement);

        assertThat(PolicyDocument.permissions(Json.tree(written)).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}",
                "{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'sts:AssumeRole'}",
                "{'Effect':'Deny','Principal':{'AWS':['1','2'],'Service':'s'},'Action':['a','b']}",
            })
    void writesATrustPolicyAsItReadIt(String statement) {
        String written = document(statement);

        assertThat(PolicyDocument.trust(Json.tree(written)).text()).isEqualTo(written);
    }

    @Test
    void readsOneOfAnythingWithoutBrackets() {
        assertThat(permissions("{'Statement':{'Effect':'Allow','Action':'a','Resource':'*',"
                        + "'Condition':{'Bool':{'k':true},'StringEquals':{'l':7}}}}"))
                .isEqualTo(permissions("{'Version':'2012-10-17','Id':'x','Statement':[{'Effect':'Allow','Action':['a'],"
                        + "'Resource':['*'],'Condition':{'Bool':{'k':['true']},'StringEquals':{'l':['7']}}}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|$ must be an object",
                "{}|$.Statement is missing",
                "{'Statement':[],'Sid':'x'}|$.Sid is not understood here",
                "{'Statement':['x']}|$.Statement[0] must be an object",
                "{'Statement':{'Action':'a','Resource':'*'}}|$.Statement[0].Effect must be Allow or Deny",
                "{'Statement':{'Effect':'allow','Action':'a','Resource':'*'}}|$.Statement[0].Effect must be Allow or Deny",
                "{'Statement':{'Effect':'Allow','Resource':'*'}}|$.Statement[0].Action is missing",
                "{'Statement':{'Effect':'Allow','Action':'a'}}|$.Statement[0].Resource is missing",
                "{'Statement':{'Effect':'Allow','Action':{},'Resource':'*'}}|$.Statement[0].Action must be a text",
                "{'Statement':{'Effect':'Allow','Action':'a','NotAction':'b','Resource':'*'}}|$.Statement[0] has both Action",
                "{'Statement':{'Effect':'Allow','Action':'a','Resource':'*','Condition':{'Bool':'k'}}}"
                        + "|$.Statement[0].Condition.Bool must be an object",
                "{'Statement':{'Effect':'Allow','Action':'a','Resource':'*','Conditions':{}}}"
                        + "|$.Statement[0].Conditions is not understood here",
                "{'Statement':{'Effect':'Allow','Action':'a','Resource':'*','Principal':'*'}}"
                        + "|$.Statement[0].Principal does not belong into such a policy",
            })
    void saysWhereItIsNoPolicyOfARole(String json, String fault) {
        assertThatThrownBy(() -> permissions(json))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Statement':{'Effect':'Allow','Action':'a'}}|$.Statement[0].Principal is missing",
                "{'Statement':{'Effect':'Allow','Action':'a','NotPrincipal':'*'}}|$.Statement[0].NotPrincipal is not understood",
                "{'Statement':{'Effect':'Allow','Action':'a','Principal':'x'}}|$.Statement[0].Principal must be an object",
                "{'Statement':{'Effect':'Allow','Action':'a','Principal':'*','Resource':'*'}}"
                        + "|$.Statement[0].Resource does not belong into such a policy",
            })
    void saysWhereItIsNoTrustPolicy(String json, String fault) {
        assertThatThrownBy(() -> PolicyDocument.trust(tree(json)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith(fault);
    }

    @Test
    void writesNoConditionOverAnother() {
        Condition one = new Condition("StringEquals", "k", List.of("x"));
        Condition other = new Condition("StringEquals", "k", List.of("y"));
        PolicyDocument policy = new PolicyDocument(List.of(new Statement(
                Optional.empty(),
                Effect.ALLOW,
                Optional.empty(),
                Wildcards.of("*"),
                Optional.of(Wildcards.of("*")),
                List.of(one, other))));

        assertThatThrownBy(policy::text).hasMessageContaining("StringEquals of k twice");
    }

    private static PolicyDocument permissions(String json) {
        return PolicyDocument.permissions(tree(json));
    }

    private static Object tree(String json) {
        return Json.tree(json.replace('\'', '"'));
    }

    private static String document(String statement) {
        return ("{'Version':'2012-10-17','Statement':[" + statement + "]}").replace('\'', '"');
    }
}
