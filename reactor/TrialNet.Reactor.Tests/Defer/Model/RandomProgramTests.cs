using System.Globalization;

namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>
/// Random programs do on the product what the rules say (D-1 to D-6, D-10, D-12.05, D-14). <c>TRIALNET_MAXTEST</c> sets how many.
/// </summary>
public sealed class RandomProgramTests
{
    private static readonly int Programs =
        int.Parse(Environment.GetEnvironmentVariable("TRIALNET_MAXTEST") ?? "5000", CultureInfo.InvariantCulture);

    [Fact]
    public void D_14_06_product_and_model_agree_on_random_programs()
    {
        for (var seed = 0; seed < Programs; seed++)
        {
            var generator = new ProgramGenerator(new Random(seed));
            var program = generator.Generate();
            var expected = ProgramRun.Trace(new ModelSubject(), generator.Deferreds, program);
            using var scoped = new HoldingScope();
            var actual = ProgramRun.Trace(new ProductSubject(scoped.Scope), generator.Deferreds, program);

            Assert.True(expected == actual, $"seed {seed}\nexpected\n{expected}\n\nactual\n{actual}");
        }
    }
}
