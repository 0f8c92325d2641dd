using TrialNet.Conformance.Bridge;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Bridge;

/// <summary>What Twisted did when it was recorded is what the model does on Twisted's side of the differences; needs no Python.</summary>
public sealed class RecordedTracesTests
{
    private const int FewestPrograms = 1500;

    [Fact]
    public void The_model_does_what_Twisted_did()
    {
        var recorded = RecordedTraces.Read();

        Assert.True(recorded.Count >= FewestPrograms, $"{recorded.Count} programs are recorded");
        Assert.All(recorded, one => Assert.Equal(
            $"{one.Program}\n{string.Join('\n', one.Trace)}",
            $"{one.Program}\n{string.Join('\n', TraceOfModel(one.Program, Profile.Twisted))}"));
    }

    [Fact]
    public void Every_event_is_read_as_it_was_written()
    {
        Assert.All(
            RecordedTraces.Read().SelectMany(one => one.Trace).Distinct(StringComparer.Ordinal),
            text => Assert.Equal(text, TraceEvent.Parse(text).ToString()));
    }

    [Fact]
    public void The_programs_are_those_that_can_be_compared_and_each_is_there_once()
    {
        var programs = RecordedTraces.Read().Select(one => one.Program).ToList();

        Assert.Equal(programs.Count, programs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(programs, text => Assert.True(TwistedDialect.Accepts(DeferredProgram.Parse(text)), text));
        Assert.All(programs, text => Assert.Equal(text, DeferredProgram.Parse(text).ToString()));
    }

    [Theory]
    [InlineData("X1", "a = new; b = new; a.both{-> @b}; a.fire; b.both{}; a.pause; b.fire")]
    [InlineData("X2", "a = new; a.both{a.pause}; a.both{}; a.fire")]
    [InlineData("X3", "a = new; a.unpause; a.fire; a.both{}")]
    [InlineData("X5", "a = new; a.both{-> @a}; a.both{}; a.fire")]
    [InlineData("X5", "a = new; b = new; a.both{-> @b}; b.both{-> @a}; a.fire; b.fire; a.both{}; b.both{}")]
    [InlineData("X7", "a = new{-> throw}; a.both{}; a.cancel; a.fire")]
    [InlineData("X7", "a = new{-> throw}; l = list(a); l.both{}; l.cancel; a.fire")]
    [InlineData("X9", "a = succeed; m = body{-> @a}; m.both{}")]
    public void A_deliberate_difference_is_one_and_is_recorded(string difference, string program)
    {
        var twisted = Assert.Single(RecordedTraces.Read(), one => one.Program == program).Trace;

        Assert.True(!twisted.SequenceEqual(TraceOfModel(program, Profile.Strict), StringComparer.Ordinal), $"{difference} is none here");
    }

    private static IEnumerable<string> TraceOfModel(string program, Profile profile)
    {
        using var model = new ModelSubject(profile);
        return [.. ProgramRun.Of(model, DeferredProgram.Parse(program)).Events.Select(one => one.ToString())];
    }
}
