using System.Text.Json;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-13 about names and transfer.</summary>
public sealed class FailureDataTests
{
    [Fact]
    public void D_13_02_names_are_accepted_full_or_simple_base_classes_included()
    {
        var failure = new Failure(new ArgumentNullException("name"));

        Assert.Equal("ArgumentException", failure.Check("FormatException", "ArgumentException", "ArgumentNullException"));
        Assert.Equal("System.ArgumentNullException", failure.Check("System.ArgumentNullException"));
        Assert.Equal("System.Exception", failure.Check("System.Exception"));
        Assert.Null(failure.Check("System.Object", "Argument", "Exception2", string.Empty, "stem.Exception"));
        Assert.Equal(nameof(OddException<int>) + "`1", new Failure(new OddException<int>()).Check(nameof(OddException<int>) + "`1"));
    }

    [Fact]
    public void D_13_03_trap_by_name_throws_the_original_if_nothing_fits()
    {
        var error = new FormatException("on purpose");
        var failure = new Failure(error);

        Assert.Equal("FormatException", failure.Trap("FormatException"));
        Assert.Same(error, Assert.Throws<FormatException>(() => failure.Trap("ArgumentException")));
    }

    [Fact]
    public void D_13_04_a_failure_of_a_failure_holds_the_same_exception()
    {
        var error = new FormatException();
        var failure = new Failure(new Failure(new Failure(error)));

        Assert.Same(error, failure.Value);
        Assert.Throws<ArgumentNullException>(() => new Failure((Failure)null!));
        Assert.Throws<ArgumentNullException>(() => new Failure((Exception)null!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_13_10_a_failure_survives_json_with_its_texts_types_and_frames(bool thrown)
    {
        var error = new OddException<int>("outer \u201cquoted\u201d\n\0", new AggregateException(new FormatException("one"), new TimeoutException("two")))
        {
            Data = { ["file"] = "poem.txt", [2] = null },
        };
        var failure = thrown ? FailureTextTests.Thrown(error) : new Failure(error);
        var restored = ThroughJson(failure);

        Assert.Equal(FailureTextTests.TextsOf(failure), FailureTextTests.TextsOf(restored));
        Assert.Equal(failure.Frames, restored.Frames);
        Assert.NotEqual(thrown, failure.Frames.Count == 0);
        var remote = Assert.IsType<RemoteException>(restored.Value);
        Assert.Equal(typeof(OddException<>).FullName, remote.TypeName);
        Assert.Equal([typeof(OddException<>).FullName!, "System.InvalidOperationException", "System.SystemException", "System.Exception"], remote.TypeNames);
        var aggregate = Assert.IsType<RemoteException>(Assert.Single(remote.Causes));
        Assert.Same(aggregate, remote.InnerException);
        Assert.Equal(["System.FormatException", "System.TimeoutException"], aggregate.Causes.Select(cause => ((RemoteException)cause).TypeName));
    }

    [Fact]
    public void D_13_10_check_works_on_what_was_restored_by_name_and_by_type()
    {
        var restored = ThroughJson(new Failure(new ArgumentNullException("name")));

        Assert.Equal("ArgumentException", restored.Check("ArgumentException"));
        Assert.Equal(typeof(ArgumentException), restored.Check(typeof(FormatException), typeof(ArgumentException)));
        Assert.Equal(typeof(RemoteException), restored.Check(typeof(RemoteException)));
        Assert.Null(restored.Check("FormatException"));
        Assert.Null(restored.Check<ArgumentException>());
        Assert.Same(restored.Value, Assert.Throws<RemoteException>(() => restored.Trap("FormatException")));
        Assert.Equal(typeof(RemoteException), restored.Type);
    }

    [Fact]
    public void D_13_10_it_can_be_sent_on()
    {
        var failure = FailureTextTests.Thrown(new FormatException("no number", new TimeoutException("why")));
        var twice = ThroughJson(ThroughJson(failure));

        Assert.Equal(FailureTextTests.TextsOf(failure), FailureTextTests.TextsOf(twice));
        Assert.Equal("System.FormatException", ((RemoteException)twice.Value).TypeName);
    }

    [Fact]
    public void D_13_10_causes_deeper_than_a_serializer_goes_are_left_to_the_text()
    {
        Exception error = new FormatException("the root of it");
        for (var i = 0; i < 100; i++)
        {
            error = new InvalidOperationException($"{i}", error);
        }

        var restored = ThroughJson(new Failure(error));
        Assert.Contains("the root of it", restored.GetTraceback(), StringComparison.Ordinal);
        Assert.Equal(17, restored.GetBriefTraceback().Split(Environment.NewLine).Length);
    }

    [Fact]
    public void D_13_10_data_without_type_names_makes_an_exception_all_the_same()
    {
        var failure = new FailureData([], "message", null, "text", new Dictionary<string, string>(), []).ToFailure();

        Assert.Equal("[Failure: TrialNet.Defer.RemoteException: message]", failure.ToString());
        Assert.NotNull(failure.Check("Exception"));
    }

    [Theory]
    [InlineData("{}", "", "TrialNet.Defer.RemoteException: ")]
    [InlineData("""{"Message":"message","TypeNames":null,"Data":null,"Text":null,"Causes":null}""", "message", "TrialNet.Defer.RemoteException: message")]
    [InlineData("""{"Message":"message","TypeNames":[null],"Data":{"key":null},"Text":"text","Causes":[null]}""", "message", "text")]
    public void D_13_10_data_with_nulls_makes_an_exception_all_the_same(string json, string message, string text)
    {
        var failure = JsonSerializer.Deserialize<FailureData>(json)!.ToFailure();
        var error = Assert.IsType<RemoteException>(failure.Value);

        Assert.Equal((message, text), (error.Message, error.ToString()));
        Assert.Equal("TrialNet.Defer.RemoteException", error.TypeName);
        Assert.Empty(error.Causes);
        Assert.StartsWith(text, failure.GetTraceback(), StringComparison.Ordinal);
        Assert.Equal(message, FailureData.From(failure).ToFailure().Value.Message);
    }

    [Fact]
    public void A_remote_exception_that_stands_for_nothing_is_an_ordinary_one()
    {
        var inner = new FormatException("why");
        var error = new RemoteException("message", inner);

        Assert.Same(inner, Assert.Single(error.Causes));
        Assert.StartsWith("TrialNet.Defer.RemoteException: message", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("---> System.FormatException: why", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Something failed in another process.", new RemoteException().Message);
        Assert.Empty(new RemoteException("message").Causes);
    }

    private static Failure ThroughJson(Failure failure) =>
        JsonSerializer.Deserialize<FailureData>(JsonSerializer.Serialize(FailureData.From(failure)))!.ToFailure();

    private sealed class OddException<T> : InvalidOperationException
    {
        public OddException()
        {
        }

        public OddException(string message, Exception innerException)
            : base(message, innerException)
        {
        }

        public T? Value { get; }
    }
}
