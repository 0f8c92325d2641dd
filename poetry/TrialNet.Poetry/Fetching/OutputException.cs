namespace TrialNet.Poetry.Fetching;

/// <summary>Nobody takes what is written to standard output, so that there is no sense in fetching more.</summary>
/// <param name="cause">What the system says.</param>
internal sealed class OutputException(IOException cause) : Exception($"cannot write to standard output: {cause.Message}", cause);
