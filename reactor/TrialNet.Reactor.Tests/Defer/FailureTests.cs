using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-13: Failure.</summary>
public sealed class FailureTests
{
    [Fact]
    public void D_13_01_it_holds_the_exception_object_and_its_type()
    {
        var error = new ArgumentNullException("name");
        var failure = new Failure(error);

        Assert.Same(error, failure.Value);
        Assert.Equal(typeof(ArgumentNullException), failure.Type);
    }

    [Fact]
    public void D_13_02_check_gives_the_first_type_that_fits()
    {
        var failure = new Failure(new ArgumentNullException("name"));

        Assert.Equal(typeof(ArgumentException), failure.Check(typeof(FormatException), typeof(ArgumentException), typeof(ArgumentNullException)));
        Assert.Null(failure.Check(typeof(FormatException), typeof(ArgumentOutOfRangeException)));
        Assert.NotNull(failure.Check<ArgumentException>());
        Assert.Null(failure.Check<FormatException>());
    }

    [Fact]
    public void D_13_03_trap_throws_the_original_if_nothing_fits()
    {
        var error = new FormatException("on purpose");
        var failure = new Failure(error);

        Assert.Equal(typeof(FormatException), failure.Trap(typeof(FormatException)));
        Assert.Same(error, failure.Trap<FormatException>());
        Assert.Same(error, Assert.Throws<FormatException>(() => failure.Trap(typeof(ArgumentException))));
        Assert.Same(error, Assert.Throws<FormatException>(() => failure.Trap<ArgumentException>()));
    }

    [Fact]
    public void D_13_05_texts_never_throw()
    {
        var failure = new Failure(new BrokenException());

        Assert.Contains(nameof(BrokenException), failure.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(BrokenException), failure.GetErrorMessage(), StringComparison.Ordinal);
        Assert.Contains(nameof(BrokenException), failure.GetTraceback(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_13_06_the_place_of_origin_survives_hand_overs()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(_ => Origin());
        for (var i = 0; i < 3; i++)
        {
            deferred.AddErrback(failure =>
            {
                failure.Throw();
                return 0;
            });
        }

        deferred.Callback(1);
        Assert.Contains(nameof(Origin), Results.FailureOf(deferred).GetTraceback(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_13_08_the_text_holds_type_and_message()
    {
        var failure = new Failure(new FormatException("no number"));

        Assert.Equal("no number", failure.GetErrorMessage());
        Assert.Equal("[Failure: System.FormatException: no number]", failure.ToString());
    }

    [Fact]
    public void D_13_09_an_exception_that_was_never_thrown_is_fine_everywhere() =>
        Assert.Contains("no frames", new Failure(new FormatException("x")).GetTraceback(), StringComparison.Ordinal);

    private static int Origin() => throw new InvalidOperationException("on purpose");

    private sealed class BrokenException : Exception
    {
        public override string Message => throw new InvalidOperationException("broken message");

        public override string ToString() => throw new InvalidOperationException("broken text");
    }
}
