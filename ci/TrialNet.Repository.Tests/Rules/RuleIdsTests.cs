using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class RuleIdsTests
{
    private const string Spec = "| D-1.01 | x |\n## R-TCP-06 x\n- **T21** x\n| M-03 | breaks | D-1.01 |\n";

    private static IEnumerable<string> Check(string code) => RuleIds.Check([Code("conformance/SPEC.md", Spec), Code("a.cs", code)]);

    [Theory]
    [InlineData("// D-1.01 R-TCP-06 M-03")]
    [InlineData("void D_1_01_callbacks_run_in_order() {} void R_TCP_06_x() {} void T21_x() {}")]
    [InlineData("void D_1_01_R_TCP_06_two_in_one() {} // D-1.01 to D-1.01. Rules D-1, R-TCP.")]
    [InlineData("// UTF-16, R-Type, ID-1.02, D-1.02b, R-TCP-*")]
    [InlineData("class View<T1, T2>")]
    public void A_defined_id_passes(string code) => Expect.None(Check(code));

    [Theory]
    [InlineData("// D-1.02", "D-1.02")]
    [InlineData("void D_9_99_x() {}", "D-9.99")]
    [InlineData("// R-TCP-07", "R-TCP-07")]
    [InlineData("// P-NS-01", "P-NS-01")]
    [InlineData("void D_1_01_D_1_03_x() {}", "D-1.03")]
    [InlineData("// D-1.1", "D-1.1")]
    [InlineData("// rules D-15", "D-15")]
    [InlineData("// see R-UDP.", "R-UDP")]
    [InlineData("void T22_x() {}", "T22")]
    [InlineData("// M-04", "M-04")]
    public void An_unknown_id_fails(string code, string id) => Expect.One($"a.cs:1: names rule {id}, which no rule list defines", Check(code));
}
