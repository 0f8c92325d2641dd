namespace TrialNet.Poetry.Series.Part08Timeout;

/// <summary>The poem took too long. An exception of our own, so that an errback can tell it from others.</summary>
internal sealed class PoetryTimeoutException(string server) : Exception($"the poem of {server} took too long");
