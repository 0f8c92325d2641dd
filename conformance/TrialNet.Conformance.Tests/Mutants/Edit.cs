namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>One place of the source, and what stands there in the mutant.</summary>
/// <param name="File">
/// The file without its ending; <c>CallbackChain</c> also means <c>CallbackChain.Running.cs</c> and the like.
/// </param>
/// <param name="Find">What stands there now; it must occur once. Blanks and line ends count alike, however many there are.</param>
/// <param name="Replace">What stands there in the mutant.</param>
internal sealed record Edit(string File, string Find, string Replace);
