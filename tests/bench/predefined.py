"""Presidio as it comes, without a model: the analyser to compare with."""

from collections.abc import Callable

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NoOpNlpEngine
from presidio_analyzer.predefined_recognizers import (
    UkDrivingLicenceRecognizer,
    UkNinoRecognizer,
    UkPassportRecognizer,
    UkPostcodeRecognizer,
    UkVehicleRegistrationRecognizer,
)
from tldextract import TLDExtract, tldextract

_BRITISH = (
    UkDrivingLicenceRecognizer,
    UkNinoRecognizer,
    UkPassportRecognizer,
    UkPostcodeRecognizer,
    UkVehicleRegistrationRecognizer,
)


def predefined() -> Callable[[str], list[tuple[int, int]]]:
    """Finds the spans of what Presidio's own recognisers for English and those for the United Kingdom recognise.

    Nothing is left out for its score: the recognisers of British postcodes would otherwise never count.
    """
    # It asks the network for the list of domain endings at its first e-mail address; the list that it ships will do.
    tldextract.TLD_EXTRACTOR = tldextract.extract = TLDExtract(suffix_list_urls=())
    engine = NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "no_op"}])
    engine.load()
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    for recogniser in _BRITISH:
        registry.add_recognizer(recogniser())
    analyser = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])
    return lambda text: [(found.start, found.end) for found in analyser.analyze(text=text, language="en")]
