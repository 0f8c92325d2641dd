using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What the scene of one run finds by itself: errors in the log, most of all.</summary>
internal sealed class StreamFindings : Expectations;
