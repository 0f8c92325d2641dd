using TrialNet.Framework;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>What tests write goes into the account of the test that wrote it, from whatever thread (T48).</summary>
public sealed class OutputTests
{
    [Fact]
    public void T48_what_a_test_writes_is_its_own_whatever_thread_writes_it()
    {
        InnerRun run;
        using (ConsoleCapture.Start())
        {
            run = InnerRun.Of<Writing>();
        }

        Assert.Equal(new TestOutput("out\nfrom a thread\nfrom the pool\n", "err\n", "logged\n"), run["TestWrites"].Output);
        Assert.Equal(new TestOutput("later\n", null, null), run["TestWritesLater"].Output);
        Assert.Null(run["TestNothing"].Output);
    }

    [Fact]
    public void Of_much_the_beginning_and_the_end_are_kept()
    {
        var text = new KeptText();
        for (var i = 0; i < 100_000; i++)
        {
            text.Append($"{i:000000}\n");
        }

        var kept = text.ToString();
        Assert.InRange(kept.Length, 60_000, 70_000);
        Assert.StartsWith("000000\n000001\n", kept, StringComparison.Ordinal);
        Assert.Contains("... 634464 characters left out ...", kept, StringComparison.Ordinal);
        Assert.EndsWith("099999\n", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_show_it_below_what_went_wrong() => Assert.Equal(
        "\nStandard output:\n    one\n    two\nLog:\n    three",
        OutputText.Of(new TestOutput("one\r\ntwo\n", " ", "three")));

    private sealed class Writing : TestCase
    {
        public void TestNothing() => AssertNotNull(Reactor);

        public async Task TestWrites()
        {
            Console.WriteLine("out");
            await Console.Error.WriteLineAsync("err");
            TrialNet.Defer.Scope.Current.LogMessage("logged");
            var thread = new Thread(() => Console.Out.Write("from a thread\n"));
            thread.Start();
            thread.Join();
            await Task.Run(() => Console.WriteLine("from {0}", "the pool"));
        }

        public async Task TestWritesLater()
        {
            await Task.Yield();
            Console.WriteLine("later");
        }
    }
}
