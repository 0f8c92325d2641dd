using System.Globalization;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace TrialNet.Properties;

/// <summary>FsCheck's part: makes arguments, judges, shrinks. Threading: a thread of its own, on which FsCheck waits for each case.</summary>
/// <param name="mark">How to search.</param>
/// <param name="method">The property.</param>
/// <param name="exchange">Where cases are run.</param>
/// <param name="seed">What to draw the arguments from; null to draw that too.</param>
/// <param name="limit">How long the test may take.</param>
internal sealed class Search(PropertyAttribute mark, MethodInfo method, CaseExchange exchange, Rnd? seed, TimeSpan limit) : IRunner
{
    private readonly Dictionary<object?[], Exception> _errors = new(ReferenceEqualityComparer.Instance);
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private bool _isShrinking;

    /// <summary>How many cases were run, those of the shrinking included.</summary>
    internal int Cases { get; private set; }

    /// <summary>How many were not, since the budget was used up.</summary>
    internal int LeftOut { get; private set; }

    /// <summary>What FsCheck came to.</summary>
    internal TestResult? Result { get; private set; }

    private TimeSpan Budget => mark.Budget > 0 ? TimeSpan.FromSeconds(mark.Budget)
        : _isShrinking && limit > TimeSpan.Zero ? limit / 2
        : TimeSpan.MaxValue;

    /// <summary>Searches until the end.</summary>
    internal void Run()
    {
        var map = mark.Arbitrary.Aggregate(ArbMap.Default, static (map, type) => map.Merge(type));
        var parts = Array.ConvertAll(method.GetParameters(), parameter => map.ArbFor(parameter.ParameterType));
        var arbitrary = Arb.From(Gen.CollectToArray(parts.Select(static part => part.Generator)), values => Shrink(parts, values));
        var config = Config.Quick
            .WithName(method.Name)
            .WithMaxTest(Setting("TRIALNET_MAXTEST") is { } text ? MaxTest(text) : mark.MaxTest)
            .WithMaxRejected(mark.MaxRejected)
            .WithStartSize(mark.StartSize)
            .WithEndSize(mark.EndSize)
            .WithQuietOnSuccess(quietOnSuccess: true)
            .WithRunner(this);
        if (GetReplay() is { } replay)
        {
            config = config.WithReplay(FSharpOption<Replay>.Some(replay));
        }

        Check.One(config, Prop.ForAll(arbitrary, Judge));
    }

    /// <summary>What a case failed with that FsCheck names; null if FsCheck judged it by itself.</summary>
    internal Exception? ErrorOf(object?[] arguments) => _errors.GetValueOrDefault(arguments);

    void IRunner.OnStartFixture(Type t)
    {
    }

    void IRunner.OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    void IRunner.OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    void IRunner.OnFinished(string name, TestResult testResult) => Result = testResult;

    private static IEnumerable<object[]> Shrink(Arbitrary<object>[] parts, object[] values)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var smaller in parts[i].Shrinker(values[i]))
            {
                var copy = (object[])values.Clone();
                copy[i] = smaller;
                yield return copy;
            }
        }
    }

    private static string? Setting(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;

    private static int MaxTest(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
        ? count
        : throw new FormatException($"TRIALNET_MAXTEST is '{text}', which is not a number of cases.");

    private Replay? GetReplay()
    {
        var text = Setting("TRIALNET_REPLAY") ?? mark.Replay;
        if (text is null)
        {
            return seed is { } drawn ? new Replay(drawn, FSharpOption<int>.None) : null;
        }

        return ReplayText.TryParse(text, out var replay)
            ? new Replay(new Rnd(replay.Seed, replay.Gamma), replay.Size is { } size ? FSharpOption<int>.Some(size) : FSharpOption<int>.None)
            : throw new FormatException($"TRIALNET_REPLAY is '{text}', and not seed,gamma,size.");
    }

    private Property Judge(object[] arguments)
    {
        if (Cases > 0 && _clock.GetElapsedTime(_started) > Budget)
        {
            LeftOut++;
            return CaseOutcome.Passed.ToProperty();
        }

        Cases++;
        var outcome = exchange.Run(arguments);
        if (outcome.Error is { } error)
        {
            _isShrinking = true;
            _errors[arguments] = error;
        }

        return outcome.ToProperty();
    }
}
