using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class RuleIdsTests
{
    private const string Spec = "| D-1.01 | x |\n## R-TCP-06 x\n- **T21** x\n| M-03 | breaks | D-1.02 |\n";

    private static IEnumerable<string> Check(string code) => RuleIds.Check([Code("conformance/SPEC.md", Spec), Code("a.cs", code)]);

    [Theory]
    [InlineData("// D-1.01 R-TCP-06 M-03")]
    [InlineData("void D_1_01_callbacks_run_in_order() {} void R_TCP_06_x() {} void T21_x() {}")]
    [InlineData("// P-NS-01: no list knows this family")]
    [InlineData("class View<T1, T2>")]
    public void A_defined_id_passes(string code) => Expect.None(Check(code));

    [Theory]
    [InlineData("// D-1.02", "D-1.02")]
    [InlineData("void D_9_99_x() {}", "D-9.99")]
    [InlineData("// R-TCP-07", "R-TCP-07")]
    [InlineData("void T22_x() {}", "T22")]
    [InlineData("// M-04", "M-04")]
    public void An_unknown_id_fails(string code, string id) => Expect.One($"a.cs:1: names rule {id}, which no rule list defines", Check(code));
}
