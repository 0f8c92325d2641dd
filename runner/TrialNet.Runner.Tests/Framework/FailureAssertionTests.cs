using TrialNet.Defer;
using TrialNet.Framework;

namespace TrialNet.Runner.Tests.Framework;

/// <summary>Assertions about exceptions and about Deferreds.</summary>
public sealed class FailureAssertionTests : TestCase
{
    [Fact]
    public void An_exception_of_the_type_or_a_derived_one_is_caught_and_returned()
    {
        var error = new ObjectDisposedException("it");

        Assert.Same(error, AssertRaises<InvalidOperationException>(() => throw error));
        Assert.IsType<FormatException>(AssertRaises<FormatException>(static () => int.Parse("x", null)));
    }

    [Fact]
    public void No_exception_or_another_one_fails()
    {
        Says("System.FormatException was not thrown", static () => AssertRaises<FormatException>(static () => { }));
        Says("System.FormatException was not thrown, 3 was returned", static () => AssertRaises<FormatException>(static () => 3));
        var failure = Assert.Throws<TestFailureException>(static () => AssertRaises<FormatException>(static () => throw new InvalidOperationException("other")));
        Assert.StartsWith("Expected System.FormatException, got System.InvalidOperationException: other", failure.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public void A_Deferred_that_comes_back_instead_belongs_to_AssertFailure()
    {
        EndsWith("what fails later is for AssertFailure", static () => AssertRaises<FormatException>(static () => new Deferred<int>()));
        EndsWith("what fails later is for AssertFailure", static () => AssertRaises<FormatException>(static async () =>
        {
            await Task.Yield();
            throw new FormatException();
        }));
    }

    [Fact]
    public void AssertFailure_gives_the_exception_object_when_it_comes()
    {
        var error = new ObjectDisposedException("it");
        var deferred = new Deferred<int>();

        var caught = AssertFailure<InvalidOperationException>(deferred);
        AssertNoResult(caught);
        deferred.Errback(error);

        Assert.Same(error, SuccessResultOf(caught));
        Assert.Same(error, SuccessResultOf(AssertFailure(Deferred.Fail<int>(error))));
        Assert.Same(error, SuccessResultOf(AssertFailure(Deferred.Fail<int>(error), typeof(FormatException), typeof(InvalidOperationException))));
        Assert.Same(error, SuccessResultOf(AssertFailure<ObjectDisposedException>(Task.FromException(error))));
    }

    [Fact]
    public void AssertFailure_fails_without_a_failure_or_with_another_one()
    {
        var none = FailureResultOf<TestFailureException>(AssertFailure<FormatException>(Deferred.Succeed(3)));
        var other = FailureResultOf<TestFailureException>(AssertFailure(Deferred.Fail<int>(new InvalidOperationException("other")), typeof(FormatException), typeof(IOException)));

        Assert.Equal("Expected System.FormatException, but there was no failure: the result is 3", none.Message);
        Assert.StartsWith("Expected System.FormatException or System.IO.IOException, got System.InvalidOperationException: other", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SuccessResultOf_takes_a_value_that_is_there()
    {
        var deferred = Deferred.Succeed("poem");

        Assert.Equal("poem", SuccessResultOf(deferred));
        Assert.Null(SuccessResultOf(deferred));
    }

    [Fact]
    public void SuccessResultOf_fails_without_a_result_which_is_left_alone_and_with_a_failure_which_is_taken()
    {
        var scope = new Scope("test", holdsFailures: true);
        using var activation = scope.Enter();
        var pending = new Deferred<string>();
        var failed = Deferred.Fail<string>(new FormatException("broken"));

        var first = Assert.Throws<TestFailureException>(() => SuccessResultOf(pending));
        var second = Assert.Throws<TestFailureException>(() => SuccessResultOf(failed));
        pending.Callback("poem");

        Assert.Matches(@"^Expected a value in <Deferred<string> #\d+ at FailureAssertionTests\.cs:\d+, not fired>, but there is no result yet$", first.Message);
        Assert.Contains("but it has failed: System.FormatException: broken", second.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(second.InnerException);
        Assert.Equal("poem", SuccessResultOf(pending));
        Assert.Empty(scope.TakeUnhandledFailures());
    }

    [Fact]
    public void FailureResultOf_takes_a_failure_of_one_of_the_types()
    {
        var scope = new Scope("test", holdsFailures: true);
        using var activation = scope.Enter();
        var error = new FormatException("broken");

        Assert.Same(error, FailureResultOf(Deferred.Fail<int>(error)).Value);
        Assert.Same(error, FailureResultOf(Deferred.Fail<int>(error), typeof(IOException), typeof(FormatException)).Value);
        Assert.Same(error, FailureResultOf<FormatException>(Deferred.Fail<int>(error)));
        Assert.Empty(scope.TakeUnhandledFailures());
    }

    [Fact]
    public void FailureResultOf_fails_without_a_result_with_a_value_and_with_another_type()
    {
        var other = Assert.Throws<TestFailureException>(static () => FailureResultOf(Deferred.Fail<int>(new FormatException("broken")), typeof(IOException)));

        Assert.EndsWith("but there is no result yet", Assert.Throws<TestFailureException>(static () => FailureResultOf(new Deferred<int>())).Message, StringComparison.Ordinal);
        Assert.Matches(@"^Expected a failure in <.*current result: 3>, but it has succeeded$", Assert.Throws<TestFailureException>(static () => FailureResultOf(Deferred.Succeed(3))).Message);
        Assert.Matches("to have failed with System.IO.IOException, but it has failed with System.FormatException: broken", other.Message);
    }

    [Fact]
    public void AssertNoResult_lets_pass_what_has_none_and_leaves_it_alone()
    {
        var pending = new Deferred<int>();
        var paused = Deferred.Succeed(1);
        paused.Pause();
        var waiting = Deferred.Succeed(1).AddCallback(_ => pending);

        AssertNoResult(pending);
        AssertNoResult(paused);
        AssertNoResult(waiting);
        pending.Callback(2);

        Assert.Equal(2, SuccessResultOf(waiting));
    }

    [Fact]
    public void AssertNoResult_fails_with_a_value_and_with_a_failure_which_is_taken()
    {
        var scope = new Scope("test", holdsFailures: true);
        using var activation = scope.Enter();

        Assert.Matches(@"^Expected no result yet in <.*current result: 3>$", Assert.Throws<TestFailureException>(static () => AssertNoResult(Deferred.Succeed(3))).Message);
        Assert.Contains("System.FormatException: broken", Assert.Throws<TestFailureException>(static () => AssertNoResult(Deferred.Fail<int>(new FormatException("broken")))).Message, StringComparison.Ordinal);
        Assert.Empty(scope.TakeUnhandledFailures());
    }

    private static void EndsWith(string end, Action assertion) =>
        Assert.EndsWith(end, Assert.Throws<TestFailureException>(assertion).Message, StringComparison.Ordinal);

    private static void Says(string message, Action assertion) => Assert.Equal(message, Assert.Throws<TestFailureException>(assertion).Message);
}
