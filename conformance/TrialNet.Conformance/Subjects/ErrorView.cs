namespace TrialNet.Conformance.Subjects;

/// <summary>What the kit sees of an exception that it did not make itself.</summary>
/// <param name="Kind">Which exception of the rules it is.</param>
/// <param name="Index">For <see cref="ErrorKind.FirstError"/>, the position of the member.</param>
/// <param name="Inner">The original failures inside, in order.</param>
public sealed record ErrorView(ErrorKind Kind, int Index = 0, params IReadOnlyList<Exception> Inner);
