using System.Globalization;

namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>Random programs do on the product what the rules say (D-11.01 to D-11.06). <c>TRIALNET_MAXTEST</c> sets how many.</summary>
public sealed class RandomGateTests
{
    private static readonly int Programs =
        int.Parse(Environment.GetEnvironmentVariable("TRIALNET_MAXTEST") ?? "5000", CultureInfo.InvariantCulture);

    [Fact]
    public void D_11_03_product_and_model_agree_on_random_programs()
    {
        for (var seed = 0; seed < Programs; seed++)
        {
            var limit = (seed % 3) + 1;
            var expected = new GateProgram(new ModelGate(limit), new Random(seed)).Trace();
            using var scoped = new HoldingScope();
            var actual = new GateProgram(new ProductGate(limit), new Random(seed)).Trace();

            Assert.True(expected == actual, $"seed {seed}\nexpected\n{expected}\n\nactual\n{actual}");
        }
    }
}
