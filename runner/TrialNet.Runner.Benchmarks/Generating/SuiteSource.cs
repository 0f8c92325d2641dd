using System.Globalization;
using System.Text;

namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>The source of a suite.</summary>
internal static class SuiteSource
{
    private const int TestsPerClass = 100;

    internal static string Of(Suite suite)
    {
        var text = new StringBuilder(Head(suite.Framework));
        for (var first = 0; first < suite.Tests; first += TestsPerClass)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{ClassHead(suite.Framework, first / TestsPerClass)}\n{{\n");
            for (var index = first; index < Math.Min(first + TestsPerClass, suite.Tests); index++)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {Attribute(suite.Framework)}public {Method(suite, index)}\n");
            }

            text.Append("}\n");
        }

        return text.Append(Tail(suite.Framework)).ToString();
    }

    private static string Head(Framework framework) => framework switch
    {
        Framework.TrialNet => "using TrialNet.Defer;\nusing TrialNet.Framework;\nusing TrialNet.Reactor.Abstractions;\n",
        Framework.MSTest => "using Microsoft.VisualStudio.TestTools.UnitTesting;\n",
        _ => "",
    };

    private static string ClassHead(Framework framework, int number) => framework switch
    {
        Framework.TrialNet => $"public class C{number} : TestCase",
        Framework.MSTest => $"[TestClass]\npublic class C{number}",
        _ => $"public class C{number}",
    };

    private static string Attribute(Framework framework) => framework == Framework.MSTest ? "[TestMethod] " : "";

    private static string Method(Suite suite, int index) => (suite.Kind, suite.Framework) switch
    {
        (TestKind.Trivial, _) => $"void Test{index}() {{ }}",
        (TestKind.OneTurn, Framework.TrialNet) => $"Deferred Test{index}() => Bodies.NextTurn(Reactor);",
        (TestKind.OneTurn or TestKind.SharedAsync, _) => $"Task Test{index}() => Bodies.Yield();",
        (TestKind.Waiting, Framework.TrialNet) => $"Deferred Test{index}() => Bodies.Wait(Reactor);",
        (TestKind.Waiting, _) => $"Task Test{index}() => Task.Delay(10);",
        _ => $"async Task Test{index}() {{ await Task.Yield(); }}",
    };

    private static string Tail(Framework framework) => """

        internal static class Bodies
        {
            public static async Task Yield() => await Task.Yield();

        """ + (framework != Framework.TrialNet ? "}\n" : """

            public static Deferred NextTurn(IReactor reactor) => After(reactor, TimeSpan.Zero);

            public static Deferred Wait(IReactor reactor) => After(reactor, TimeSpan.FromMilliseconds(10));

            private static Deferred After(IReactor reactor, TimeSpan delay)
            {
                var deferred = new Deferred<Unit>();
                reactor.CallLater(delay, () => deferred.Callback(Unit.Value));
                return deferred;
            }
        }

        """);
}
