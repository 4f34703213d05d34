"""First names that are borne by one sex almost only, as far as that keeps "Mr Smith" apart from "Jane Smith".

Our own list of names common in the United Kingdom. A name that is not in it says nothing.
"""

from ingest.naming import Gender

_FEMALE = """
abigail aisha alice alison amanda amelia amina amy andrea angela anita anna anne annie ava barbara becky bella beth
bethany brenda bronwen carly carol caroline carolyn catherine charlotte chelsea cheryl chloe christina christine
claire clare daisy danielle dawn deborah debbie denise diana diane donna doreen dorothy eileen elaine eleanor
elizabeth ella ellen ellie emily emma erin esther eva evelyn evie faith fatima fiona florence freya gemma georgia
gillian grace hannah harriet hayley hazel heather helen holly imogen irene isabella isla ivy jacqueline jade jane
janet janice jasmine jean jemma jenna jennifer jenny jessica joan joanna joanne joyce judith julia julie june karen
kate katherine kathleen kathryn katie kayleigh keeley kelly kerry kirsty laura lauren layla leah leanne lily linda
lisa lola lorraine louise lucy lynn lynne maisie mandy margaret maria marie marion martha mary matilda maureen megan
melanie melissa mia michelle millie molly nadia nancy naomi natalie natasha nicola nicole niamh nora olivia pamela
patricia paula pauline penelope phoebe poppy priya rachel rebecca rhiannon rita rosie roxanne ruby ruth sally samantha
sandra sara sarah shannon sharon sheila shirley sian siobhan skye sophia sophie stacey stella stephanie sue susan
suzanne tanya tara teresa theresa tina tracey tracy valerie vanessa vera veronica victoria wendy yasmin yvonne zainab
zara zoe
"""
_MALE = """
aaron abdul adam adrian ahmed aidan alan albert alexander alfie ali allan andrew anthony anton archie arthur barry
benjamin bernard bilal billy brandon brian bruce callum cameron carl charles charlie chris christian christopher colin
connor craig damian daniel darren dave david dean dennis derek dominic donald douglas duncan dylan edward elliot eric
ethan ewan finley frank fred freddie gareth gary gavin geoffrey george gerald gordon graham grant gregory guy hamza
harry harvey hassan henry howard hugh hussein ian ibrahim imran isaac ivan jack jacob jake james jason jayden jeffrey
jeremy jim joe joel john jonathan jordan joseph joshua julian justin karl keith kenneth kevin khalid kieran kyle
lawrence lee leon leonard leo lewis liam logan louis lucas luke malcolm marcus mark martin mason matthew max michael
mohamed mohammed muhammad nathan neil nicholas nigel noah norman oliver omar oscar owen patrick paul peter philip
phillip ralph raymond rhys richard riley robert robin roger ronald ross roy russell ryan samuel scott sean sebastian
shaun simon stanley stephen steve steven stuart terence terry theo theodore thomas tim timothy toby tom tommy tony
trevor tyler victor vincent wayne william zachary
"""
_GENDERS = dict.fromkeys(_FEMALE.split(), Gender.FEMALE) | dict.fromkeys(_MALE.split(), Gender.MALE)


def gender_of(first_name: str) -> Gender | None:
    """The sex that nearly everyone of that first name (in lower case) has, where the list knows it."""
    return _GENDERS.get(first_name)
