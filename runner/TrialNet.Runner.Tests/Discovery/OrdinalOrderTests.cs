using TrialNet.Runner.Discovery;

namespace TrialNet.Runner.Tests.Discovery;

public sealed class OrdinalOrderTests
{
    [Fact]
    public void It_is_the_order_of_the_runtimes_comparer()
    {
        string?[] texts = [null, "", "a", "A", "ab", "a.b", "a.B", "b", "\u00e9", "\ud83d\ude00", "\uffff", "C1.Test10", "C1.Test2", "C10.Test1"];
        foreach (var left in texts)
        {
            foreach (var right in texts)
            {
                Assert.Equal(Math.Sign(StringComparer.Ordinal.Compare(left, right)), Math.Sign(OrdinalOrder.Instance.Compare(left, right)));
            }
        }
    }
}
