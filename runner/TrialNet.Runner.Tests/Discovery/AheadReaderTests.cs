using System.Collections.Concurrent;
using TrialNet.Framework;
using TrialNet.Runner.Discovery;

namespace TrialNet.Runner.Tests.Discovery;

/// <summary>Types are read beside the one who looks for tests, and nothing of that is seen but the time.</summary>
public sealed class AheadReaderTests
{
    private static readonly TimeSpan LongTime = TimeSpan.FromSeconds(60);

    private static readonly Type[] Types = [.. typeof(AheadReaderTests).Assembly.GetTypes().Take(20)];

    [Fact]
    public void All_are_read_from_the_end_to_the_one_that_is_looked_at()
    {
        var read = new ConcurrentQueue<Type>();
        using var done = new CountdownEvent(Types.Length - 1);
        _ = new AheadReader(Types, processors: 2, type =>
        {
            read.Enqueue(type);
            done.Signal();
            return null;
        });

        Assert.True(done.Wait(LongTime));
        Assert.Equal(Types.Skip(1).Reverse(), read);
    }

    [Fact]
    public void It_ends_where_it_meets_the_one_who_looks()
    {
        using var first = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var read = new ConcurrentQueue<Type>();
        var reader = new AheadReader(Types, processors: 2, type =>
        {
            read.Enqueue(type);
            first.Set();
            Assert.True(goOn.Wait(LongTime));
            return null;
        });

        Assert.True(first.Wait(LongTime));
        reader.End();
        goOn.Set();
        Assert.True(SpinWait.SpinUntil(() => read.Count == 1, LongTime));
        Assert.Equal([Types[^1]], read);
    }

    [Fact]
    public void A_type_that_cannot_be_read_keeps_no_other_from_it()
    {
        using var done = new CountdownEvent(Types.Length - 1);
        _ = new AheadReader(Types, processors: 2, _ =>
        {
            done.Signal();
            throw new TypeLoadException("it is not there");
        });

        Assert.True(done.Wait(LongTime));
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(20, 1)]
    public void Few_types_or_one_processor_are_not_worth_a_thread(int types, int processors)
    {
        var read = 0;
        var reader = new AheadReader([.. Types.Take(types)], processors, _ =>
        {
            Interlocked.Increment(ref read);
            return null;
        });
        reader.End();

        Assert.Equal(0, read);
    }

    [Fact]
    public void What_was_read_is_there_once_and_the_rest_is_not()
    {
        using var done = new CountdownEvent(Types.Length - 1);
        var last = Types.Length - 1;
        var reader = new AheadReader(Types, processors: 2, type =>
        {
            done.Signal();
            return type == Types[last] ? TestDiscoverer.ReadAhead(typeof(Loud)) : throw new TypeLoadException("it is not there");
        });

        Assert.True(done.Wait(LongTime));
        Assert.Null(reader.Take(0));
        Assert.Null(reader.Take(last - 1));
        Assert.Contains(reader.Take(last)!, static method => string.Equals(method.Name, nameof(Loud.Speak), StringComparison.Ordinal));
        Assert.Null(reader.Take(last));
    }

    [Fact]
    public void To_read_a_type_runs_none_of_its_code()
    {
        Assert.NotNull(TestDiscoverer.ReadAhead(typeof(Loud)));

        Assert.False(HasSpoken);
    }

    private static bool HasSpoken { get; set; }

    private sealed class Loud : TestCase
    {
        static Loud() => HasSpoken = true;

        public static int Number { get; } = 1;

        public void Speak(int words) => HasSpoken = words > Number;
    }
}
