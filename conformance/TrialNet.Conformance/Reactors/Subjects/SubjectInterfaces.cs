namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>Which capabilities are shown by the subject, since they are no interface of the reactor's own.</summary>
internal static class SubjectInterfaces
{
    private static readonly Dictionary<ReactorCapability, Type> All = new()
    {
        [ReactorCapability.Endpoints] = typeof(IHasEndpoints),
        [ReactorCapability.Reconnecting] = typeof(IHasReconnectingFactory),
        [ReactorCapability.Netstrings] = typeof(IHasNetstrings),
    };

    /// <summary>Whether a subject shows a capability; null where that is not the subject's to show.</summary>
    internal static bool? Has(ReactorSubject subject, ReactorCapability capability) =>
        All.TryGetValue(capability, out var type) ? type.IsInstanceOfType(subject) : null;
}
