namespace TrialNet.Poetry.Series.Part10Errback;

/// <summary>The poem makes no sense.</summary>
internal sealed class GibberishException() : Exception("this is gibberish");
