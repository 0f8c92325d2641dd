namespace TrialNet.Conformance.Explaining;

/// <summary>What the rule book says of a rule that was broken.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Statement">What it asks for.</param>
/// <param name="Intent">Why.</param>
/// <param name="LookAt">Where to look first; what follows "look at" in its chapter.</param>
internal sealed record BrokenRule(string Id, string Statement, string Intent = "", string LookAt = "");
