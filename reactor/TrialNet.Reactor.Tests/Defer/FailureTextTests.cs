using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-13 about texts and frames.</summary>
public sealed class FailureTextTests
{
    [Fact]
    public void D_13_05_brief_has_no_frames_and_default_has_all()
    {
        var failure = Thrown(new InvalidOperationException("outer", new FormatException("inner")));
        var brief = failure.GetBriefTraceback();

        Assert.Equal(
            $"System.InvalidOperationException: outer{Environment.NewLine}caused by System.FormatException: inner",
            brief);
        Assert.Equal(brief, failure.GetTraceback(TracebackDetail.Brief));
        Assert.Equal(failure.GetTraceback(), failure.GetTraceback(TracebackDetail.Default));
        Assert.Contains(nameof(ThrowHere), failure.GetTraceback(), StringComparison.Ordinal);
        Assert.Contains("FormatException: inner", failure.GetTraceback(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => failure.GetTraceback((TracebackDetail)9));
    }

    [Fact]
    public void D_13_05_brief_names_every_cause_of_an_aggregate()
    {
        var error = new AggregateException("several", new FormatException("one", new ArgumentException("deep")), new TimeoutException("two"));
        var lines = new Failure(error).GetBriefTraceback().Split(Environment.NewLine);

        Assert.Equal(
            ["caused by System.FormatException: one", "caused by System.ArgumentException: deep", "caused by System.TimeoutException: two"],
            lines.Skip(1));
    }

    [Fact]
    public void D_13_05_verbose_adds_the_data_and_says_that_locals_are_not_captured()
    {
        var error = new FormatException("no number") { Data = { ["file"] = "poem.txt", [1] = new BrokenText() } };
        var verbose = Thrown(new InvalidOperationException("outer", error)).GetTraceback(TracebackDetail.Verbose);

        Assert.Contains("data of System.FormatException: file = poem.txt", verbose, StringComparison.Ordinal);
        Assert.Contains("could not be read", verbose, StringComparison.Ordinal);
        Assert.EndsWith("(local variables are not captured)", verbose, StringComparison.Ordinal);
        Assert.Contains(nameof(ThrowHere), verbose, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_13_05_no_text_of_a_hostile_exception_throws(bool thrown)
    {
        var failure = thrown ? Thrown(new HostileException()) : new Failure(new HostileException());
        foreach (var each in new[] { failure, failure.Clean(), FailureData.From(failure).ToFailure(), new Failure(new Exception("outer", failure.Value)) })
        {
            Assert.All(
                [each.ToString(), each.GetErrorMessage(), each.GetBriefTraceback(), .. Enum.GetValues<TracebackDetail>().Select(each.GetTraceback)],
                text => Assert.NotEmpty(text));
        }

        Assert.Contains(nameof(HostileException), failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(failure.Frames);
    }

    [Fact]
    public void D_13_05_a_long_row_of_causes_is_told()
    {
        Exception error = new FormatException("0");
        for (var i = 1; i <= 1000; i++)
        {
            error = new InvalidOperationException($"{i}", error);
        }

        Assert.Equal(1001, new Failure(error).GetBriefTraceback().Split(Environment.NewLine).Length);
    }

    [Fact]
    public void D_13_05_a_circle_of_causes_is_told_once()
    {
        var inner = new FormatException("inner");
        var outer = new InvalidOperationException("outer", inner);
        typeof(Exception).GetField("_innerException", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(inner, outer);

        Assert.All(TextsOf(new Failure(outer)), static text => Assert.Contains("outer", text, StringComparison.Ordinal));
        Assert.All(TextsOf(new Failure(new AggregateException(outer))), Assert.NotEmpty);
        Assert.Equal(2, new Failure(outer).GetBriefTraceback().Split(Environment.NewLine).Length);
        Assert.Contains("outer", FailureData.From(new Failure(outer)).ToFailure().GetTraceback(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_13_05_causes_that_are_nested_too_deeply_for_NETs_own_texts_are_told()
    {
        Exception aggregate = new FormatException("the first");
        Exception row = new FormatException("the first");
        for (var i = 0; i < 20_000; i++)
        {
            aggregate = new AggregateException(aggregate);
            row = new InvalidOperationException("next", row);
        }

        Assert.StartsWith("More errors than can be told in one text: 1", new Failure(aggregate).GetErrorMessage(), StringComparison.Ordinal);
        Assert.Contains("the first", new Failure(aggregate).GetTraceback(), StringComparison.Ordinal);
        Assert.Contains("the first", new Failure(row).GetTraceback(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_13_06_frames_of_the_origin_stay_first_over_hand_overs()
    {
        var failure = Thrown(new FormatException());
        var before = failure.Frames;
        Assert.Contains(nameof(ThrowHere), before[0], StringComparison.Ordinal);
        var deferred = new Deferred<int>();
        for (var i = 0; i < 3; i++)
        {
            deferred.AddErrback(Rethrow);
        }

        deferred.Errback(failure);
        var after = Results.FailureOf(deferred).Frames;

        Assert.Equal(before, after.Take(before.Count));
        Assert.Equal(3, after.Count(frame => frame.Contains($".{nameof(Rethrow)}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void D_13_07_a_kept_failure_keeps_no_local_variables_alive()
    {
        var (failure, local) = ThrownBeside();
        GC.Collect();

        Assert.False(local.IsAlive);
        Assert.Equal("on purpose", failure.GetErrorMessage());
    }

    [Fact]
    public void D_13_07_clean_drops_the_object_and_keeps_texts_type_and_frames()
    {
        var error = new FormatException("no number", new TimeoutException("why")) { Data = { ["file"] = "poem.txt" } };
        var failure = Thrown(error);
        var clean = failure.Clean();

        Assert.Same(clean, clean.Clean());
        Assert.IsType<RemoteException>(clean.Value);
        Assert.Equal(failure.Type, clean.Type);
        Assert.Equal(failure.Type, new Failure(clean).Type);
        Assert.Equal(failure.Frames, clean.Frames);
        Assert.Equal(TextsOf(failure), TextsOf(clean));
        Assert.Equal(typeof(FormatException), clean.Check(typeof(TimeoutException), typeof(FormatException)));
        Assert.Equal(typeof(SystemException), clean.Check(typeof(SystemException)));
        Assert.Null(clean.Check<FormatException>());
        Assert.Same(error, failure.Value);
    }

    [Fact]
    public void D_13_07_what_a_cleaned_failure_held_can_be_collected()
    {
        var (clean, held) = Cleaned();
        GC.Collect();

        Assert.False(held.IsAlive);
        Assert.Equal("[Failure: System.FormatException: on purpose]", clean.ToString());
    }

    [Fact]
    public void D_13_07_a_cleaned_failure_that_is_thrown_has_the_frames_of_the_origin_first()
    {
        var clean = Thrown(new FormatException("no number")).Clean();
        var origin = clean.Frames;
        var caught = Assert.Throws<RemoteException>(clean.Throw);

        Assert.Equal(origin, new Failure(caught).Frames.Take(origin.Count));
        Assert.True(new Failure(caught).Frames.Count > origin.Count);
        Assert.Contains("End of the frames from where it was thrown first", caught.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_13_09_an_exception_that_was_never_thrown_has_no_frames_anywhere()
    {
        var failure = new Failure(new FormatException("x"));
        Assert.Empty(failure.Frames);
        Assert.Empty(failure.Clean().Frames);
        Assert.Equal(TextsOf(failure), TextsOf(failure.Clean()));
        Assert.All(TextsOf(failure).Skip(3), text => Assert.Contains("no frames", text, StringComparison.Ordinal));
    }

    internal static Failure Thrown(Exception error)
    {
        try
        {
            ThrowHere(error);
            return null!;
        }
        catch (Exception caught) when (caught == error)
        {
            return new Failure(caught);
        }
    }

    internal static IReadOnlyList<string> TextsOf(Failure failure) =>
    [
        failure.ToString(), failure.GetErrorMessage(), failure.GetBriefTraceback(),
        failure.GetTraceback(), failure.GetTraceback(TracebackDetail.Verbose),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowHere(Exception error) => throw error;

    private static int Rethrow(Failure failure)
    {
        failure.Throw();
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Failure Failure, WeakReference Local) ThrownBeside()
    {
        var local = new object();
        try
        {
            ThrowHere(new FormatException("on purpose"));
            GC.KeepAlive(local);
            return default;
        }
        catch (FormatException error)
        {
            return (new Failure(error), new WeakReference(local));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Failure Clean, WeakReference Held) Cleaned()
    {
        var held = new object();
        var failure = Thrown(new FormatException("on purpose") { Data = { ["held"] = held } });
        return (failure.Clean(), new WeakReference(held));
    }

    private sealed class BrokenText
    {
        public override string ToString() => throw new InvalidOperationException("broken text");
    }

    private sealed class HostileException : Exception
    {
        public override string Message => throw new InvalidOperationException("broken message");

        public override string? StackTrace => throw new InvalidOperationException("broken trace");

        public override IDictionary Data => throw new InvalidOperationException("broken data");

        public override string ToString() => throw new InvalidOperationException("broken text");
    }
}
