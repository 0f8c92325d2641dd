using System.Reflection;
using TrialNet.Framework;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Tests are compiled beside those that run, and nothing of that is seen but the time.</summary>
public sealed class AheadCompilerTests
{
    private static readonly TimeSpan LongTime = TimeSpan.FromSeconds(60);

    [Fact]
    public void All_are_compiled_but_the_first_which_are_about_to_be_called()
    {
        Assert.Equal(60, CompileAll(Many(64), begun: 0));
    }

    [Fact]
    public void What_has_begun_meanwhile_is_left_out()
    {
        // One may have been on its way.
        Assert.InRange(CompileAll(Many(64), begun: 40), 20, 21);
    }

    [Fact]
    public void A_method_that_cannot_be_compiled_keeps_no_other_from_it()
    {
        var done = new CountdownEvent(60);
        using (new AheadCompiler(Many(64), processors: 2, _ => Throw(done)))
        {
            Assert.True(done.Wait(LongTime));
        }

        static void Throw(CountdownEvent done)
        {
            done.Signal();
            throw new TypeLoadException("it is not there");
        }
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(64, 1)]
    public void Few_tests_or_one_processor_are_not_worth_a_thread(int tests, int processors)
    {
        var calls = 0;
        new AheadCompiler(Many(tests), processors, _ => calls++).Dispose();

        Assert.Equal(0, calls);
    }

    [Fact]
    public void Nothing_is_compiled_any_more_once_it_is_disposed()
    {
        using var first = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var calls = 0;
        var compiler = new AheadCompiler(Many(64), processors: 2, _ =>
        {
            calls++;
            first.Set();
            goOn.Wait(LongTime);
        });
        Assert.True(first.Wait(LongTime));
        var disposing = new Thread(compiler.Dispose);
        disposing.Start();
        Assert.True(SpinWait.SpinUntil(() => disposing.ThreadState.HasFlag(ThreadState.WaitSleepJoin), LongTime));
        goOn.Set();

        Assert.True(disposing.Join(LongTime));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Compiling_runs_nothing()
    {
        foreach (var method in typeof(Sample).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            AheadCompiler.Prepare(method);
        }

        AheadCompiler.Prepare(typeof(Sample).GetConstructor(Type.EmptyTypes)!);
        AheadCompiler.Prepare(typeof(List<int>).GetMethod(nameof(List<int>.Clear))!);
        Assert.Equal(0, Calls);
    }

    private static int Calls { get; set; }

    private static List<TestMethod> Many(int count)
    {
        var tests = TestAssembly.Load(typeof(Sample).Assembly, [typeof(Sample)], timeout: null);
        return [.. Enumerable.Repeat(tests.Find(tests.Tests[0].Id)!, count)];
    }

    private static int CompileAll(IReadOnlyList<TestMethod> tests, int begun)
    {
        using var gate = new ManualResetEventSlim();
        using var enough = new CountdownEvent(tests.Count - 4 - begun);
        var compiled = 0;
        using (var compiler = new AheadCompiler(tests, processors: 2, Take))
        {
            for (var i = 0; i < begun; i++)
            {
                compiler.Begin();
            }

            gate.Set();
            Assert.True(enough.Wait(LongTime));
        }

        return compiled;

        void Take(MethodBase method)
        {
            gate.Wait(LongTime);
            if (method is ConstructorInfo)
            {
                Assert.Equal(0, compiled);
                return;
            }

            compiled++;
            if (!enough.IsSet)
            {
                enough.Signal();
            }
        }
    }

    private sealed class Sample : TestCase
    {
        public Sample() => Calls++;

        public void Test_calls() => Calls += Touched.Initialized;

        public async Task Test_waits()
        {
            Calls += Touched.Initialized;
            await Task.Yield();
        }
    }

    private static class Touched
    {
        // Not to be run by whoever compiles what uses it.
        internal static int Initialized { get; } = ++Calls;
    }
}
