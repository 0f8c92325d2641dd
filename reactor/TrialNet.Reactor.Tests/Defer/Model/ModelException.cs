namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>What the model throws, and what callbacks of programs throw; the message is its name.</summary>
internal sealed class ModelException(string name) : Exception(name);
