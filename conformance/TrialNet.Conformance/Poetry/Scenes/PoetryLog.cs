using TrialNet.Defer;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>Everything that is logged in a scene. Threading: the scene's thread.</summary>
internal sealed class PoetryLog : ILogSink
{
    internal List<string> Messages { get; } = [];

    internal List<Exception> Errors { get; } = [];

    /// <summary>How many lines there are, errors included.</summary>
    internal int Count => Messages.Count + Errors.Count;

    internal string ErrorsText => Errors.Count == 0 ? "nothing" : string.Join(", ", Errors.Select(error => $"{error.GetType().Name}: {error.Message}"));

    public void Message(string text) => Messages.Add(text);

    public void Error(Failure failure, string context) => Errors.Add(failure.Value);
}
